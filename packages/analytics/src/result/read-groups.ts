import type { Part, Parts } from "../catalogue/parts.ts";
import type { MetricQuery } from "../query/schema.ts";

export interface Group {
  keys: (string | null)[];
  parts: Parts;
}

export interface Grouped {
  groups: Group[];
  /** How many groups there are, where only those are listed that a limit may leave. */
  count?: number;
  total: Parts;
}

/** What one of the compiled statements gave. */
export interface StatementAnswer {
  parts: Part[];
  rows: Record<string, unknown>[];
}

/** Reads what the compiled statements gave and puts the same group of each together; the driver hands large numbers over as text. */
export function readGroups(query: MetricQuery, answers: StatementAnswer[]): Grouped {
  const groups = new Map<string, Group>();
  const total: Parts = {};
  for (const { parts, rows } of answers) {
    for (const row of rows) {
      if (row.is_total === true) {
        Object.assign(total, numbers(parts, row));
        continue;
      }
      const keys = query.dimensions.map((_, i) => keyOf(row[`d${i}`]));
      const known = groups.get(JSON.stringify(keys));
      if (known) Object.assign(known.parts, numbers(parts, row));
      else groups.set(JSON.stringify(keys), { keys, parts: numbers(parts, row) });
    }
  }
  return { groups: [...groups.values()], total };
}

/** Puts the same group of both together; parts that only one of them has stay as they are. */
export function mergeGroups(a: Grouped, b: Grouped): Grouped {
  const groups = new Map(
    a.groups.map((group) => [JSON.stringify(group.keys), { ...group, parts: { ...group.parts } }]),
  );
  for (const group of b.groups) {
    const known = groups.get(JSON.stringify(group.keys));
    if (known) Object.assign(known.parts, group.parts);
    else groups.set(JSON.stringify(group.keys), group);
  }
  return { groups: [...groups.values()], total: { ...a.total, ...b.total } };
}

function numbers(names: Part[], row: Record<string, unknown>): Parts {
  return Object.fromEntries(names.map((name) => [name, row[name] === null ? null : Number(row[name])]));
}

const keyOf = (value: unknown) => (value === null || value === undefined ? null : String(value));
