"use client";

import { Field, Input } from "@parley/ui";
import { X } from "lucide-react";
import { useState } from "react";

export interface TagsFieldProps {
  tags: string[];
  disabled: boolean;
  onChange: (tags: string[]) => void;
}

export function TagsField({ tags, disabled, onChange }: TagsFieldProps) {
  const [typed, setTyped] = useState("");
  const add = () => {
    const tag = typed.trim();
    setTyped("");
    if (tag && !tags.includes(tag)) onChange([...tags, tag]);
  };
  return (
    <div className="flex flex-col gap-2">
      <Field label="Tags">
        <Input
          size="sm"
          value={typed}
          maxLength={60}
          disabled={disabled || tags.length >= 50}
          placeholder={disabled ? undefined : "Type a tag and press Enter"}
          onChange={(event) => setTyped(event.target.value)}
          onBlur={add}
          onKeyDown={(event) => {
            if (event.key !== "Enter") return;
            event.preventDefault();
            add();
          }}
        />
      </Field>
      {tags.length > 0 ? (
        <ul aria-label="Tags of this call" className="flex flex-wrap gap-1.5">
          {tags.map((tag) => (
            <li
              key={tag}
              className="inline-flex h-6 max-w-full items-center rounded-full bg-hover pl-2.5 text-xs last:mr-0"
            >
              <span className="truncate pr-2.5 [&:has(+button)]:pr-0">{tag}</span>
              {disabled ? null : (
                <button
                  type="button"
                  aria-label={`Remove tag ${tag}`}
                  onClick={() => onChange(tags.filter((one) => one !== tag))}
                  className="grid size-6 shrink-0 place-items-center rounded-full text-muted hover:text-ink"
                >
                  <X className="size-3" aria-hidden="true" />
                </button>
              )}
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}
