import { dimensionLabel, type FilterOp } from "./dimensions.ts";
import type { CatalogDimension } from "./use-catalog.ts";

/** How a dimension is filtered: by choosing among its values, by a number, or by words of what was said. */
export type FilterKind = "values" | "number" | "words";

const NUMBERS = new Set(["duration", "talk_time", "value"]);
const TIME = new Set(["day", "week", "month"]);

export function filterKind(dimension: string): FilterKind {
  if (dimension === "text") return "words";
  return NUMBERS.has(dimension) ? "number" : "values";
}

/** The ways to compare with a dimension, the usual one first. */
export function opsOf(dimension: string): FilterOp[] {
  const kind = filterKind(dimension);
  if (kind === "words") return ["contains"];
  return kind === "number" ? ["at_least", "at_most"] : ["is", "is_not", "contains"];
}

export const OP_WORDS: Record<FilterOp, string> = {
  is: "is",
  is_not: "is not",
  contains: "contains",
  at_least: "at least",
  at_most: "at most",
};

/** Few fixed values need no search, and no "contains". */
export const FIXED = new Set([
  ...["status", "direction", "kind", "first_time", "converted", "spam", "score_band", "weekday", "hour_of_day"],
  ...["channel", "outcome", "answered_by"],
]);

const OFTEN = ["source", "channel", "medium", "campaign", "agent", "state", "status", "direction", "kind", "tag"];
const AMOUNTS = ["duration", "talk_time", "value", "text"];

/** The dimensions that one may filter by, those of daily use first, custom fields in a group of their own. */
export function filterOptions(dimensions: readonly Pick<CatalogDimension, "key" | "label">[]) {
  const known = new Map(dimensions.map(({ key, label }) => [key, label]));
  // The catalogue's names of numbers say their unit, which the editor converts from.
  const nameOf = (key: string) => (filterKind(key) === "number" ? null : known.get(key)) ?? dimensionLabel(key);
  const option = (key: string, group: string) => ({ value: key, label: nameOf(key), group });
  const rest = dimensions.map(({ key }) => key).filter((key) => !TIME.has(key) && !OFTEN.includes(key));
  return [
    ...OFTEN.filter((key) => known.has(key)).map((key) => option(key, "Often used")),
    ...AMOUNTS.filter((key) => known.has(key)).map((key) => option(key, "Amounts and words")),
    ...rest.filter((key) => !key.startsWith("custom.") && !AMOUNTS.includes(key)).map((key) => option(key, "More")),
    ...rest.filter((key) => key.startsWith("custom.")).map((key) => option(key, "Fields of your own")),
  ];
}
