"use client";

import { Button, Field, Input, Popover, PopoverContent, PopoverTrigger } from "@parley/ui";
import { ListFilter } from "lucide-react";
import { useId, useState } from "react";
import type { CallLine, CustomField } from "../call-wire.ts";
import { type CallFilters, customNames, FILTER_WORDS, filterWord } from "./call-filters.ts";
import { CustomFilter } from "./custom-filter.tsx";
import type { FilterBarProps } from "./filter-bar.tsx";

const TEXTS = ["source", "medium", "campaign", "agent", "state", "tag"] as const;
const NUMBERS = ["min_duration", "min_value"] as const;
type Name = (typeof TEXTS)[number] | (typeof NUMBERS)[number];

/** The rarer filters. Texts match a whole value; what the shown calls hold is offered while typing. */
export function FilterMenu({
  filters,
  onChange,
  calls,
  fields,
}: Pick<FilterBarProps, "filters" | "onChange" | "calls" | "fields">) {
  const [open, setOpen] = useState(false);
  const count = [...TEXTS, ...NUMBERS, ...fields.flatMap(customNames)].filter(
    (name) => filters[name] !== undefined,
  ).length;
  return (
    <Popover open={open} onOpenChange={setOpen}>
      <PopoverTrigger asChild>
        <Button>
          <ListFilter className="text-faint" aria-hidden="true" />
          {count > 0 ? `Filters (${count})` : "Filters"}
        </Button>
      </PopoverTrigger>
      <PopoverContent
        align="end"
        className="max-h-(--radix-popover-content-available-height) w-84 max-w-[calc(100vw-32px)] overflow-y-auto"
      >
        <FilterForm
          filters={filters}
          calls={calls}
          fields={fields}
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
  fields: CustomField[];
  onApply: FilterBarProps["onChange"];
}) {
  const id = useId();
  const { filters, calls, fields, onApply } = props;
  const custom = fields.flatMap(customNames);
  const [typed, setTyped] = useState<Record<string, string>>(() =>
    Object.fromEntries([...TEXTS, ...NUMBERS, ...custom].map((name) => [name, String(filters[name] ?? "")])),
  );
  const known = (name: (typeof TEXTS)[number]) => [
    ...new Set(calls.flatMap((call) => (name === "tag" ? call.tags : (call[name] ?? [])))),
  ];
  const put = (name: string, value: string) => setTyped((before) => ({ ...before, [name]: value }));
  const set = (name: Name) => (event: { target: { value: string } }) => put(name, event.target.value);
  const text = (name: string) => typed[name]?.trim() || null;
  const number = (name: Name) => (text(name) === null ? null : Math.max(0, Number(typed[name])));
  return (
    <form
      className="flex flex-col gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        onApply({
          ...Object.fromEntries([...TEXTS, ...custom].map((name) => [name, text(name)])),
          min_duration: number("min_duration"),
          min_value: number("min_value"),
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
      {fields.length > 0 ? (
        <fieldset className="grid grid-cols-2 gap-3 border-t border-line pt-3">
          <legend className="float-left col-span-2 w-full text-sm font-semibold">Custom fields</legend>
          {fields.map((field) =>
            customNames(field).map((name) => (
              <CustomFilter
                key={name}
                type={field.type}
                label={filterWord(name, fields)}
                value={typed[name] ?? ""}
                onChange={(value) => put(name, value)}
              />
            )),
          )}
        </fieldset>
      ) : null}
      <div className="sticky -bottom-3 -mx-3 -mb-3 flex justify-end bg-raised p-3">
        <Button type="submit" variant="primary" size="sm">
          Show calls
        </Button>
      </div>
    </form>
  );
}
