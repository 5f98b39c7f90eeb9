import { dimensionByKey } from "../catalogue/dimensions.ts";
import { measureByKey } from "../catalogue/measures.ts";
import type { Filter } from "../query/schema.ts";
import type { ResolvedRange } from "../range/resolve-range.ts";
import { compileWhere, type Scope } from "./compile-where.ts";
import { fromCalls } from "./from-calls.ts";
import { createParams, type Statement } from "./params.ts";

export interface CallsBehind {
  range: ResolvedRange;
  filters: Filter[];
  /** Only the calls that this measure is about. */
  measure?: string;
  /** Only the calls of one row: its value of each dimension. */
  row?: Record<string, string | null>;
  after?: { calledAt: string; id: string };
  limit: number;
}

/** Ids of the calls behind a number, newest first. Columns: id, called_at (text, in full precision for the next page). */
export function compileCalls(behind: CallsBehind, scope: Scope): Statement {
  const params = createParams();
  const row = Object.entries(behind.row ?? {});
  const filters = [
    ...behind.filters,
    ...row.map(([dimension, value]): Filter => ({ dimension, op: "is", values: [value] })),
  ].filter((filter) => dimensionByKey.has(filter.dimension));
  const conditions = [compileWhere("calls", scope, behind.range, filters, params)];
  const measure = behind.measure ? measureByKey.get(behind.measure) : undefined;
  if (measure) conditions.push(`(${measure.behind})`);
  if (behind.after) {
    const { calledAt, id } = behind.after;
    conditions.push(`(called_at, id) < (${params.add(calledAt)}::timestamptz, ${params.add(id)}::uuid)`);
  }
  const text = `select id, called_at::text as called_at from ${fromCalls(conditions)} where ${conditions.join(" and ")}
    order by called_at desc, id desc limit ${params.add(behind.limit)}`;
  return { text, values: params.values };
}
