import { type DashboardFilter, FILTER_OPS, type FilterOp } from "./dimensions.ts";

/** "source:is:Google Ads". The value is the rest of the text, whatever signs it holds. */
const PART = /^([^:]{1,80}):([a-z_]+):([\s\S]+)$/;

/** Filters as they stand in a page's address: one text per value. What cannot be read is left out. */
export function readFilters(parts: readonly string[]): DashboardFilter[] {
  const filters = new Map<string, DashboardFilter>();
  for (const part of parts) {
    const [, dimension, op, value] = PART.exec(part) ?? [];
    if (!dimension || !value || !FILTER_OPS.includes(op as FilterOp)) continue;
    const known = filters.get(`${dimension}:${op}`);
    if (!known) filters.set(`${dimension}:${op}`, { dimension, op: op as FilterOp, values: [value] });
    else if (!known.values.includes(value)) known.values.push(value);
  }
  return [...filters.values()];
}

/** The same filters as texts for the address, in their order. */
export function writeFilters(filters: readonly DashboardFilter[]): string[] {
  return filters.flatMap(({ dimension, op, values }) => values.map((value) => `${dimension}:${op}:${value}`));
}
