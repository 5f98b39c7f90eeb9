"use client";

import { Checkbox, Input, Skeleton } from "@parley/ui";
import { Search } from "lucide-react";
import { useDeferredValue, useState } from "react";
import { useFormat } from "@/features/shell/viewer-context.tsx";
import { useMetrics } from "../use-metrics.ts";
import { useValueWords } from "../use-value-words.ts";
import { whyItFailed } from "../why-it-failed.ts";
import { type DashboardFilter, NO_VALUE } from "./dimensions.ts";
import { FIXED } from "./filter-kinds.ts";
import type { MetricRange } from "./range.ts";

export interface ValueListProps {
  filter: DashboardFilter;
  range: MetricRange;
  label: string;
  onChange: (filter: DashboardFilter) => void;
}

const MOST_VALUES = 50;

/** The values that the days on screen hold, the most frequent first, each with its calls. A search finds the rarer ones. */
export function ValueList({ filter, range, label, onChange }: ValueListProps) {
  const format = useFormat();
  const write = useValueWords();
  const [search, setSearch] = useState("");
  const words = useDeferredValue(search.trim());
  const { dimension, op, values } = filter;
  const { data, error, isPending } = useMetrics({
    measures: ["calls"],
    dimensions: [dimension],
    filters: words ? [{ dimension, op: "contains", values: [words] }] : [],
    range,
    order_by: [{ key: "calls", direction: "desc" }],
    limit: MOST_VALUES,
  });
  const found = (data?.rows ?? [])
    .map((row) => ({ value: row[dimension] == null ? NO_VALUE : String(row[dimension]), calls: Number(row.calls) }))
    .filter(({ calls }) => calls > 0);
  const chosenElsewhere = words ? [] : values.filter((value) => !found.some((one) => one.value === value));
  const offered = [...chosenElsewhere.map((value) => ({ value, calls: 0 })), ...found];
  const toggle = (value: string, on: boolean) =>
    onChange({ dimension, op, values: on ? [...values, value] : values.filter((one) => one !== value) });
  return (
    <>
      {FIXED.has(dimension) ? null : (
        <div className="flex px-3 pb-2">
          <Input
            size="sm"
            leading={<Search aria-hidden="true" />}
            aria-label={`Search in ${label.toLowerCase()}`}
            placeholder="Search"
            value={search}
            onChange={(event) => setSearch(event.target.value)}
          />
        </div>
      )}
      <ul className="max-h-64 overflow-y-auto border-t border-line p-1.5">
        {isPending ? <Skeleton className="m-2 h-24" /> : null}
        {error ? <li className="px-2 py-3 text-sm text-negative">{whyItFailed(error)}</li> : null}
        {offered.map(({ value, calls }) => (
          <li key={value} className="flex min-h-8 items-center gap-2 rounded-sm px-1.5 hover:bg-hover">
            <div className="min-w-0 flex-1">
              <Checkbox
                label={<span className="block truncate">{write(dimension, value)}</span>}
                checked={values.includes(value)}
                onCheckedChange={(on) => toggle(value, on === true)}
              />
            </div>
            <span className="text-xs text-faint tabular-nums">{calls > 0 ? format.number(calls) : ""}</span>
          </li>
        ))}
        {data && offered.length === 0 ? <li className="px-2 py-3 text-sm text-muted">Nothing found.</li> : null}
      </ul>
    </>
  );
}
