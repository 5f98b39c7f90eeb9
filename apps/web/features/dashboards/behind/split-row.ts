import { type DashboardFilter, NO_VALUE } from "../filters/dimensions.ts";

const TIME = new Set(["day", "week", "month"]);

/**
 * A row as a question of its own: times stay a row (nothing filters by them), every other value becomes a filter, so that the row of
 * one keyword among ten thousand does not ask for all of them.
 */
export function splitRow(row: Record<string, string | null> = {}) {
  const times: Record<string, string | null> = {};
  const filters: DashboardFilter[] = [];
  for (const [dimension, value] of Object.entries(row)) {
    if (TIME.has(dimension)) times[dimension] = value;
    else filters.push({ dimension, op: "is", values: [value ?? NO_VALUE] });
  }
  return { times: Object.keys(times).length > 0 ? times : undefined, filters };
}
