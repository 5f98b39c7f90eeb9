import { dimensionByKey } from "../catalogue/dimensions.ts";
import type { Facts } from "../catalogue/parts.ts";
import type { Filter } from "../query/schema.ts";
import { boundsOf } from "../range/bounds.ts";
import type { ResolvedRange } from "../range/resolve-range.ts";
import { compileFilter } from "./compile-filter.ts";
import type { Params } from "./params.ts";

export interface Scope {
  organizationId: string;
  /** IANA zone of the organization. */
  timezone: string;
  /** Dictionaries of which some values count as others. */
  merged: ReadonlySet<string>;
}

/** The condition on a table for an organization, a range and filters; the first value is always the organization. */
export function compileWhere(
  facts: Facts,
  scope: Scope,
  range: ResolvedRange,
  filters: Filter[],
  params: Params,
): string {
  const organization = `${facts}.organization_id = ${params.add(scope.organizationId)}::uuid`;
  const standing = facts === "calls" ? callsWithin(scope, range, filters, params) : spendWithin(range, params);
  const asked = filters.map((filter) => {
    const dimension = dimensionByKey.get(filter.dimension)!;
    return compileFilter(filter, dimension, columnOf(facts, filter.dimension), scope, params);
  });
  return [organization, ...standing, ...asked].join(" and ");
}

/** A dimension's expression over a table. Spend is only asked for dimensions that it has: `validateQuery` sees to it. */
export function columnOf(facts: Facts, dimension: string): string {
  const { sql, spendSql } = dimensionByKey.get(dimension)!;
  return facts === "calls" ? sql : spendSql!;
}

function callsWithin(scope: Scope, range: ResolvedRange, filters: Filter[], params: Params): string[] {
  const { start, end } = boundsOf(range, scope.timezone);
  const conditions = [`called_at >= ${params.add(start)}::timestamptz`, `called_at < ${params.add(end)}::timestamptz`];
  const asked = (dimension: string) => filters.some((filter) => filter.dimension === dimension);
  const askedStatus = new Set(filters.flatMap((filter) => (filter.dimension === "status" ? filter.values : [])));
  if (!asked("spam") && !askedStatus.has("blocked")) conditions.push("not spam");
  // A call that has not been dialled yet is no call of any number.
  if (!askedStatus.has("queued") && !askedStatus.has("scheduled"))
    conditions.push("status not in ('queued', 'scheduled')");
  return conditions;
}

/** Spend is known by whole days: the day on which an elapsed part ends counts whole. */
function spendWithin({ from, to }: ResolvedRange, params: Params): string[] {
  return [`day >= ${params.add(from)}::date`, `day <= ${params.add(to)}::date`];
}
