"use client";

import { Button, Field, Input, Popover, PopoverContent, PopoverTrigger } from "@parley/ui";
import { ListFilter } from "lucide-react";
import { useId, useState } from "react";
import type { CallLine } from "../call-wire.ts";
import { type CallFilters, FILTER_WORDS } from "./call-filters.ts";
import type { FilterBarProps } from "./filter-bar.tsx";

const TEXTS = ["source", "medium", "campaign", "agent", "state", "tag"] as const;
const NUMBERS = ["min_duration", "min_value"] as const;
type Name = (typeof TEXTS)[number] | (typeof NUMBERS)[number];

/** The rarer filters. Texts match a whole value; what the shown calls hold is offered while typing. */
export function FilterMenu({ filters, onChange, calls }: Pick<FilterBarProps, "filters" | "onChange" | "calls">) {
  const [open, setOpen] = useState(false);
  const count = [...TEXTS, ...NUMBERS].filter((name) => filters[name] !== undefined).length;
  return (
    <Popover open={open} onOpenChange={setOpen}>
      <PopoverTrigger asChild>
        <Button>
          <ListFilter className="text-faint" aria-hidden="true" />
          {count > 0 ? `Filters (${count})` : "Filters"}
        </Button>
      </PopoverTrigger>
      <PopoverContent align="end" className="w-84 max-w-[calc(100vw-32px)]">
        <FilterForm
          filters={filters}
          calls={calls}
          onApply={(change) => {
            onChange(change);
            setOpen(false);
          }}
        />
      </PopoverContent>
    </Popover>
  );
}

function FilterForm(props: {
  filters: CallFilters;
  calls: CallLine[];
  onApply: (change: Record<string, string | number | null>) => void;
}) {
  const id = useId();
  const { filters, calls, onApply } = props;
  const [typed, setTyped] = useState<Record<Name, string>>(
    () => Object.fromEntries([...TEXTS, ...NUMBERS].map((name) => [name, String(filters[name] ?? "")])) as never,
  );
  const known = (name: (typeof TEXTS)[number]) => [
    ...new Set(calls.flatMap((call) => (name === "tag" ? call.tags : (call[name] ?? [])))),
  ];
  const set = (name: Name) => (event: { target: { value: string } }) =>
    setTyped((before) => ({ ...before, [name]: event.target.value }));
  const number = (value: string) => (value.trim() === "" ? null : Math.max(0, Number(value)));
  return (
    <form
      className="flex flex-col gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        onApply({
          ...Object.fromEntries(TEXTS.map((name) => [name, typed[name].trim() || null])),
          min_duration: number(typed.min_duration),
          min_value: number(typed.min_value),
        });
      }}
    >
      <div className="grid grid-cols-2 gap-3">
        {TEXTS.map((name) => (
          <Field key={name} label={FILTER_WORDS[name]}>
            <Input value={typed[name]} onChange={set(name)} list={`${id}-${name}`} maxLength={200} autoComplete="off" />
            <datalist id={`${id}-${name}`}>
              {known(name).map((value) => (
                <option key={value} value={value} />
              ))}
            </datalist>
          </Field>
        ))}
        <Field label="Seconds, at least">
          <Input type="number" min={0} step={1} value={typed.min_duration} onChange={set("min_duration")} />
        </Field>
        <Field label="Value, at least">
          <Input type="number" min={0} step="any" value={typed.min_value} onChange={set("min_value")} />
        </Field>
      </div>
      <div className="flex justify-end">
        <Button type="submit" variant="primary" size="sm">
          Show calls
        </Button>
      </div>
    </form>
  );
}
