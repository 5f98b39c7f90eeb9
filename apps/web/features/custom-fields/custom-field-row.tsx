"use client";

import { Input, SaveIndicator, type SaveState, Select } from "@parley/ui";
import { useState } from "react";
import { type CustomField, useChangeCustomField } from "./use-custom-fields.ts";

const TYPES: { value: CustomField["type"]; label: string }[] = [
  { value: "text", label: "Text" },
  { value: "number", label: "Number" },
  { value: "boolean", label: "Yes or no" },
  { value: "date", label: "Date" },
];

/** One field: its name is saved when one leaves it, its type when it is chosen. */
export function CustomFieldRow({ field }: { field: CustomField }) {
  const change = useChangeCustomField(field.key);
  const [label, setLabel] = useState(field.label);
  const state: SaveState = change.isPending
    ? "saving"
    : change.isError
      ? "failed"
      : change.isSuccess
        ? "saved"
        : "idle";
  const save = () => {
    const next = label.trim();
    if (next === "") setLabel(field.label);
    else if (next !== field.label) change.mutate({ label: next }, { onError: () => setLabel(field.label) });
  };
  return (
    <li className="flex flex-col gap-1.5 border-b border-line pb-3 last:border-b-0 last:pb-0">
      <div className="grid grid-cols-[minmax(0,1fr)_128px] gap-2">
        <Input
          value={label}
          maxLength={200}
          aria-label={`Name of ${field.label}`}
          onChange={(event) => setLabel(event.target.value)}
          onBlur={save}
          onKeyDown={(event) => {
            if (event.key === "Enter") save();
            if (event.key === "Escape") setLabel(field.label);
          }}
        />
        <Select
          aria-label={`Type of ${field.label}`}
          options={TYPES}
          value={field.type}
          onValueChange={(type) => change.mutate({ type: type as CustomField["type"] })}
        />
      </div>
      <div className="flex min-w-0 items-center justify-between gap-2">
        <code className="min-w-0 truncate font-mono text-xs text-muted">{field.key}</code>
        <SaveIndicator state={state} className="shrink-0" />
      </div>
    </li>
  );
}
