import type { Part, Parts } from "../catalogue/parts.ts";
import { partsOf } from "../compile/compile-query.ts";
import type { MetricQuery } from "../query/schema.ts";

export interface Group {
  keys: (string | null)[];
  parts: Parts;
}

export interface Grouped {
  groups: Group[];
  total: Parts;
}

/** Reads what the compiled statement gave; the driver hands large numbers over as text. */
export function readGroups(query: MetricQuery, rows: Record<string, unknown>[]): Grouped {
  const names = partsOf(query);
  const groups: Group[] = [];
  let total: Parts = {};
  for (const row of rows) {
    const parts = numbers(names, row);
    if (row.is_total === true) total = parts;
    else groups.push({ keys: query.dimensions.map((_, i) => keyOf(row[`d${i}`])), parts });
  }
  return { groups, total };
}

function numbers(names: Part[], row: Record<string, unknown>): Parts {
  return Object.fromEntries(names.map((name) => [name, row[name] === null ? null : Number(row[name])]));
}

const keyOf = (value: unknown) => (value === null || value === undefined ? null : String(value));
