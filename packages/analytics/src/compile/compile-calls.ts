import { flagsSql } from "../catalogue/flags.ts";
import { measureByKey } from "../catalogue/measures.ts";
import type { Filter } from "../query/schema.ts";
import type { ResolvedRange } from "../range/resolve-range.ts";
import { compileWhere } from "./compile-where.ts";
import { createColumns } from "./create-columns.ts";
import { fromCalls } from "./from-calls.ts";
import { countedIds } from "./merged-value.ts";
import { createParams, type Params, type Statement } from "./params.ts";
import type { Scope } from "./scope.ts";

/** What the calls behind a number can be listed by. */
export const callSorts = ["called_at", "duration", "talk_time", "ring_time", "score", "value"] as const;
export type CallSort = (typeof callSorts)[number];

const sortSql: Record<CallSort, string> = {
  called_at: "called_at",
  duration: "duration_seconds",
  talk_time: "talk_seconds",
  ring_time: "ring_seconds",
  score: "(score * 100)::integer",
  value: "value_minor",
};

/** Where a page ended: the next one begins after this call. */
export interface After {
  /** What the list is sorted by, of that call; null where it has none. */
  value: number | null;
  /** In full precision. */
  calledAt: string;
  id: string;
}

export interface CallsBehind {
  range: ResolvedRange;
  /** With those of the row that was opened. */
  filters: Filter[];
  /** Only the calls that this measure is about. */
  measure?: string;
  sort: CallSort;
  order: "asc" | "desc";
  after?: After;
  limit: number;
}

/**
 * Ids of the calls behind a number, a page of them. Calls without what they are sorted by come last; those that are the same come latest
 * first. Columns: id, called_at (text, in full precision), value (what is sorted by) and, on the first page, total: how many there are.
 */
export function compileCalls(behind: CallsBehind, scope: Scope): Statement {
  const params = createParams();
  params.add(scope.organizationId);
  const columns = createColumns("calls", scope, params);
  const conditions = [compileWhere("calls", scope, behind.range, behind.filters, columns, params)];
  const measure = behind.measure ? measureByKey.get(behind.measure) : undefined;
  if (measure) conditions.push(flagsSql(measure.behind, scope.settings));
  const all = conditions.join(" and ");
  const where = behind.after ? `${all} and ${afterSql(behind, behind.after, params)}` : all;
  const value = sortSql[behind.sort];
  const shown = behind.sort === "called_at" ? "null::bigint" : value;
  const total = behind.after ? "" : ", count(*) over () as total";
  const by =
    behind.sort === "called_at"
      ? `called_at ${behind.order}, id ${behind.order}`
      : `${value} ${behind.order} nulls last, called_at desc, id desc`;
  const text = `${countedIds([all], scope)}select id, called_at::text as called_at, ${shown} as value${total}
    from ${fromCalls([where])} where ${where} order by ${by} limit ${params.add(behind.limit)}`;
  return { text, values: params.values };
}

function afterSql({ sort, order }: CallsBehind, { value, calledAt, id }: After, params: Params): string {
  const place = `(${params.add(calledAt)}::timestamptz, ${params.add(id)}::uuid)`;
  if (sort === "called_at") return `(called_at, id) ${order === "desc" ? "<" : ">"} ${place}`;
  const column = sortSql[sort];
  if (value === null) return `(${column} is null and (called_at, id) < ${place})`;
  const known = `${params.add(value)}::bigint`;
  return `(${column} ${order === "desc" ? "<" : ">"} ${known} or ${column} is null or (${column} = ${known} and (called_at, id) < ${place}))`;
}
