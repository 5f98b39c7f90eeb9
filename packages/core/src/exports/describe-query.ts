import type { Filter, MetricResult, ResolvedRange } from "@parley/analytics";
import type { Cell } from "@parley/documents/xlsx";
import { DateTime } from "luxon";
import type { writeUnits } from "./write-units.ts";

interface Asked {
  title: string;
  filters: readonly Filter[];
  /** Dimensions by their keys. */
  dimensions: ReadonlyMap<string, { label: string; format: string }>;
  now: Date;
}

const OPERATIONS: Record<Filter["op"], string> = {
  is: "is",
  is_not: "is not",
  in: "is one of",
  not_in: "is none of",
  contains: "contains",
  at_least: "is at least",
  at_most: "is at most",
};

const BETTER = { up: "Higher is better", down: "Lower is better" } as const;

export const describedColumns = [
  { label: "What", width: 28 },
  { label: "How computed", width: 90 },
  { label: "Unit", width: 20 },
  { label: "Better when", width: 18 },
  { label: "Source", width: 40 },
];

/** Everything that one has to know to get the same numbers again: range, zone, filters, and each measure's definition. */
export function describeQuery(
  { resolvedRange, comparison, timezone, currency, definitions }: MetricResult,
  { title, filters, dimensions, now }: Asked,
  units: ReturnType<typeof writeUnits>,
): Cell[][] {
  const spam = filters.some(({ dimension, values }) => {
    return dimension === "spam" || (dimension === "status" && values.includes("blocked"));
  });
  return [
    ["Title", title],
    ["Range", writeRange(resolvedRange, timezone)],
    ...(comparison ? [["Compared with", writeRange(comparison.resolvedRange, timezone)]] : []),
    ["Time zone", timezone],
    ["Currency", currency],
    ...(filters.length === 0
      ? [["Filters", "None"]]
      : filters.map((filter) => ["Filter", writeFilter(filter, dimensions)])),
    ...(spam ? [] : [["Left out", "Spam and blocked calls"]]),
    ["Exported", `${DateTime.fromJSDate(now, { zone: timezone }).toFormat("yyyy-MM-dd HH:mm")} (${timezone})`],
    ...definitions.map(({ label, formula, unit, betterWhen, source }) => [
      label,
      formula,
      units[unit].words,
      betterWhen === null ? null : BETTER[betterWhen],
      source,
    ]),
  ];
}

function writeRange({ from, to, until }: ResolvedRange, zone: string): string {
  const end = until
    ? ` until ${DateTime.fromISO(until, { zone }).toFormat("HH:mm")}, as far as this range is over`
    : "";
  return from === to ? `${from}${end}` : `${from} to ${to}${end}`;
}

function writeFilter({ dimension, op, values }: Filter, dimensions: Asked["dimensions"]): string {
  const known = dimensions.get(dimension);
  const word = (value: string) => (known?.format === "boolean" ? (value === "true" ? "yes" : "no") : value);
  const named = values.map((value) => (value === null ? "none" : word(value))).join(", ");
  return `${known?.label ?? dimension} ${OPERATIONS[op]} ${named}`;
}
