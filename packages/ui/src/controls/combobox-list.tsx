"use client";

import { Check, Search } from "lucide-react";
import { type KeyboardEvent, useEffect, useId, useRef, useState } from "react";
import { cn } from "../cn.ts";
import type { ComboboxOption } from "./combobox.tsx";
import { Input } from "./input.tsx";
import { groupOptions, matchOptions } from "./match-options.ts";

export interface ComboboxListProps {
  options: ComboboxOption[];
  value: string;
  placeholder: string;
  empty: string;
  onChoose: (value: string) => void;
}

/** What an open Combobox shows. The search field keeps the focus; arrows, Home, End and Enter work on the list below it. */
export function ComboboxList({ options, value, placeholder, empty, onChoose }: ComboboxListProps) {
  const listId = useId();
  const list = useRef<HTMLDivElement>(null);
  const [query, setQuery] = useState("");
  const groups = groupOptions(matchOptions(options, query));
  const shown = groups.flatMap((group) => group.options);
  const places = new Map(shown.map((option, index) => [option, index]));
  const [active, setActive] = useState(() =>
    Math.max(
      0,
      shown.findIndex((option) => option.value === value),
    ),
  );
  useEffect(() => {
    list.current?.querySelector('[data-active="true"]')?.scrollIntoView({ block: "nearest" });
  });

  const onKeyDown = (event: KeyboardEvent) => {
    const last = shown.length - 1;
    if (event.key === "ArrowDown") setActive(active >= last ? 0 : active + 1);
    else if (event.key === "ArrowUp") setActive(active <= 0 ? last : active - 1);
    else if (event.key === "PageDown") setActive(Math.min(last, active + 8));
    else if (event.key === "PageUp") setActive(Math.max(0, active - 8));
    else if (event.key === "Enter" && shown[active]) onChoose(shown[active].value);
    else if (event.key !== "Enter") return;
    event.preventDefault();
  };
  const line = (option: ComboboxOption) => {
    const index = places.get(option)!;
    return (
      // biome-ignore lint/a11y/useKeyWithClickEvents: the field above takes the keys
      <div
        key={option.value}
        id={`${listId}-${index}`}
        role="option"
        aria-selected={option.value === value}
        data-active={index === active}
        tabIndex={-1}
        onClick={() => onChoose(option.value)}
        onPointerMove={() => setActive(index)}
        className={cn("flex cursor-default items-start gap-2 rounded-sm px-2 py-1.5", index === active && "bg-hover")}
      >
        <Check
          className={cn("mt-0.5 size-4 shrink-0 text-accent", option.value !== value && "invisible")}
          aria-hidden="true"
        />
        <span className="min-w-0">
          {option.label}
          {option.hint ? <span className="block text-sm text-muted">{option.hint}</span> : null}
        </span>
      </div>
    );
  };

  return (
    <>
      <Input
        role="combobox"
        aria-label={placeholder}
        aria-expanded
        aria-controls={listId}
        aria-activedescendant={shown[active] ? `${listId}-${active}` : undefined}
        autoComplete="off"
        placeholder={placeholder}
        leading={<Search aria-hidden="true" />}
        value={query}
        onChange={(event) => {
          setQuery(event.target.value);
          setActive(0);
        }}
        onKeyDown={onKeyDown}
      />
      <div ref={list} id={listId} role="listbox" aria-label={placeholder} className="mt-1 max-h-72 overflow-y-auto">
        {groups.map(({ name, options: members }) =>
          name ? (
            // biome-ignore lint/a11y/useSemanticElements: a group of options inside a list box
            <div key={name} role="group" aria-label={name}>
              <div aria-hidden="true" className="px-2 pt-2 pb-1 text-xs text-muted">
                {name}
              </div>
              {members.map(line)}
            </div>
          ) : (
            members.map(line)
          ),
        )}
      </div>
      {shown.length === 0 ? (
        <p role="status" className="px-2 py-3 text-sm text-muted">
          {empty}
        </p>
      ) : null}
    </>
  );
}
