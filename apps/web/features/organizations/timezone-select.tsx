"use client";

import { Input, Popover, PopoverContent, PopoverTrigger } from "@parley/ui";
import { Check, ChevronDown, Search } from "lucide-react";
import { type KeyboardEvent, useId, useRef, useState } from "react";

export interface TimezoneSelectProps {
  timezones: string[];
  value: string;
  onValueChange: (zone: string) => void;
  /** Id of the Field around it, whose label, help and error belong to the button. */
  fieldId: string;
  invalid?: boolean;
}

const words = (zone: string) => zone.replaceAll("_", " ");
const plain = (text: string) => words(text).toLowerCase();

/** Some 420 zones are too many for a menu: typing narrows them ("new y", "berlin"). */
export function TimezoneSelect({ timezones, value, onValueChange, fieldId, invalid }: TimezoneSelectProps) {
  const listId = useId();
  const list = useRef<HTMLDivElement>(null);
  const [open, setOpen] = useState(false);
  const [query, setQuery] = useState("");
  const [active, setActive] = useState(0);
  const shown = timezones.filter((zone) => plain(zone).includes(plain(query.trim())));

  const change = (next: boolean) => {
    setOpen(next);
    setQuery("");
    setActive(next ? Math.max(0, timezones.indexOf(value)) : 0);
  };
  const choose = (zone: string | undefined) => {
    if (!zone) return;
    onValueChange(zone);
    change(false);
  };
  const move = (to: number) => {
    const next = Math.min(Math.max(to, 0), shown.length - 1);
    setActive(next);
    list.current?.children[next]?.scrollIntoView({ block: "nearest" });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "ArrowDown") move(active + 1);
    else if (event.key === "ArrowUp") move(active - 1);
    else if (event.key === "Enter") choose(shown[active]);
    else return;
    event.preventDefault();
  };

  return (
    <Popover open={open} onOpenChange={change}>
      <PopoverTrigger
        id={fieldId}
        aria-describedby={`${fieldId}-error ${fieldId}-help`}
        aria-invalid={invalid || undefined}
        className="flex h-8 w-full min-w-0 items-center gap-2 rounded-md border border-edge bg-surface pr-2 pl-2.5 text-left text-base transition-colors duration-120 hover:border-muted aria-invalid:border-negative dark:bg-canvas"
      >
        <span className="min-w-0 flex-1 truncate">{value ? words(value) : "Choose"}</span>
        <ChevronDown className="size-4 shrink-0 text-faint" aria-hidden="true" />
      </PopoverTrigger>
      <PopoverContent
        aria-label="Time zone"
        align="start"
        className="w-(--radix-popover-trigger-width) min-w-64 p-1"
        onOpenAutoFocus={() => requestAnimationFrame(() => move(active))}
      >
        <Input
          role="combobox"
          aria-label="Search time zones"
          aria-expanded
          aria-controls={listId}
          aria-activedescendant={shown[active] ? `${listId}-${active}` : undefined}
          autoComplete="off"
          placeholder="City or region"
          leading={<Search aria-hidden="true" />}
          value={query}
          onChange={(event) => {
            setQuery(event.target.value);
            setActive(0);
          }}
          onKeyDown={onKeyDown}
        />
        <div ref={list} id={listId} role="listbox" aria-label="Time zones" className="mt-1 max-h-60 overflow-y-auto">
          {shown.map((zone, index) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the field above takes the keys
            <div
              key={zone}
              id={`${listId}-${index}`}
              role="option"
              aria-selected={zone === value}
              tabIndex={-1}
              onClick={() => choose(zone)}
              onPointerMove={() => setActive(index)}
              className={`flex items-center gap-2 rounded-sm px-2 py-1.5 ${index === active ? "bg-hover" : ""}`}
            >
              <Check
                className={`size-4 shrink-0 text-accent ${zone === value ? "" : "invisible"}`}
                aria-hidden="true"
              />
              <span className="truncate">{words(zone)}</span>
            </div>
          ))}
        </div>
        {shown.length === 0 ? (
          <p role="status" className="px-2 py-3 text-sm text-muted">
            No time zone is called that. Try a large city near you.
          </p>
        ) : null}
      </PopoverContent>
    </Popover>
  );
}
