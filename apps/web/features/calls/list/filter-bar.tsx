"use client";

import { Button, DateRangeSelect, Input, Kbd, Select, statusWord } from "@parley/ui";
import { Search, X } from "lucide-react";
import { type RefObject, useEffect, useState } from "react";
import { useFormat, useViewer } from "@/features/shell/viewer-context.tsx";
import type { CallLine, CustomField } from "../call-wire.ts";
import { type CallFilters, type FilterName, filterWord, STATUSES } from "./call-filters.ts";
import { ExportMenu } from "./export-menu.tsx";
import { FilterMenu } from "./filter-menu.tsx";
import { daysOf, PERIODS, periodOf, todayIn } from "./period.ts";

export interface FilterBarProps {
  filters: CallFilters;
  onChange: (change: { [K in FilterName]?: CallFilters[K] | null }) => void;
  onClear: () => void;
  calls: CallLine[];
  /** The organization's custom fields. */
  fields: CustomField[];
  searchRef: RefObject<HTMLInputElement | null>;
}

const ANY = "any";
const statusOptions = [
  { value: ANY, label: "Any status" },
  ...STATUSES.map((value) => ({ value, label: statusWord(value) })),
];
const kindOptions = [
  { value: ANY, label: "All calls" },
  { value: "tracked", label: "Tracked" },
  { value: "ai", label: "By AI agents" },
];
const directionOptions = [
  { value: ANY, label: "In and out" },
  { value: "inbound", label: "Inbound" },
  { value: "outbound", label: "Outbound" },
];

/** Search and filters above the list; everything it says is in the address. */
export function FilterBar({ filters, onChange, onClear, calls, fields, searchRef }: FilterBarProps) {
  const format = useFormat();
  const { timezone } = useViewer().organization;
  const today = todayIn(timezone);
  const day = (value: string) => format.shortDate(`${value}T12:00:00Z`);
  const pick = (name: "status" | "kind" | "direction") => (value: string) =>
    onChange({ [name]: value === ANY ? null : value });
  const chips = (Object.keys(filters) as FilterName[]).filter(
    (name) => !["q", "from", "to", "status", "kind", "direction"].includes(name),
  );
  return (
    <div className="flex flex-col gap-2">
      <div className="flex flex-wrap items-center gap-2">
        <SearchField value={filters.q ?? ""} onSearch={(q) => onChange({ q: q || null })} inputRef={searchRef} />
        {/* At the right end of the first line: beside the search while the filters need a line of their own. */}
        <div className="ml-auto max-sm:hidden xl:order-last">
          <ExportMenu filters={filters} />
        </div>
        <div className="-mx-4 flex max-w-[100vw] items-center gap-2 overflow-x-auto px-4 py-0.5 [scrollbar-width:none] sm:mx-0 sm:flex-wrap sm:px-0">
          <DateRangeSelect
            value={periodOf(filters.from, filters.to, today)}
            onValueChange={(value) =>
              onChange(
                "from" in value
                  ? { from: value.from, to: value.to }
                  : (daysOf(value.preset, today) ?? { from: null, to: null }),
              )
            }
            presets={PERIODS}
            formatRange={(from, to) => `${day(from)} to ${day(to)}`}
            max={today}
          />
          <Select
            aria-label="Status"
            className="w-auto min-w-32"
            options={statusOptions}
            value={filters.status ?? ANY}
            onValueChange={pick("status")}
          />
          <Select
            aria-label="Kind"
            className="w-auto min-w-28"
            options={kindOptions}
            value={filters.kind ?? ANY}
            onValueChange={pick("kind")}
          />
          <Select
            aria-label="Direction"
            className="w-auto min-w-28"
            options={directionOptions}
            value={filters.direction ?? ANY}
            onValueChange={pick("direction")}
          />
          <FilterMenu filters={filters} onChange={onChange} calls={calls} fields={fields} />
          <div className="sm:hidden">
            <ExportMenu filters={filters} />
          </div>
        </div>
      </div>
      {chips.length > 0 ? (
        <ul aria-label="Filters" className="flex flex-wrap items-center gap-1.5">
          {chips.map((name) => (
            <li
              key={name}
              className="inline-flex h-6 max-w-full items-center rounded-full bg-accent-quiet pl-2.5 text-xs text-accent"
            >
              <span className="truncate">
                {filterWord(name, fields)} <b className="font-semibold">{filters[name]}</b>
              </span>
              <button
                type="button"
                aria-label={`Remove filter ${filterWord(name, fields)}`}
                onClick={() => onChange({ [name]: null })}
                className="grid size-6 place-items-center rounded-full hover:bg-hover"
              >
                <X className="size-3" aria-hidden="true" />
              </button>
            </li>
          ))}
          <li>
            <Button size="sm" variant="ghost" onClick={onClear}>
              Clear all
            </Button>
          </li>
        </ul>
      ) : null}
    </div>
  );
}

function SearchField(props: {
  value: string;
  onSearch: (value: string) => void;
  inputRef: RefObject<HTMLInputElement | null>;
}) {
  const { value, onSearch, inputRef } = props;
  const [typed, setTyped] = useState(value);
  useEffect(() => setTyped(value), [value]);
  useEffect(() => {
    if (typed.trim() === value) return;
    const timer = setTimeout(() => onSearch(typed.trim()), 250);
    return () => clearTimeout(timer);
  });
  return (
    <div className="w-full sm:w-64">
      <Input
        ref={inputRef}
        type="search"
        aria-label="Search by name, number or words"
        aria-keyshortcuts="/"
        placeholder="Name, number or words"
        maxLength={200}
        leading={<Search aria-hidden="true" />}
        trailing={typed ? undefined : <Kbd keys={["/"]} className="hidden sm:inline-flex" />}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === "Escape") event.currentTarget.blur();
          if (event.key === "Enter") onSearch(typed.trim());
        }}
      />
    </div>
  );
}
