import type { Facts } from "../catalogue/parts.ts";
import type { Filter } from "../query/schema.ts";
import { boundsOf } from "../range/bounds.ts";
import type { ResolvedRange } from "../range/resolve-range.ts";
import { compileFilter } from "./compile-filter.ts";
import type { Columns } from "./create-columns.ts";
import type { Params } from "./params.ts";
import type { Scope } from "./scope.ts";

/** The condition on a table for an organization, a range and filters; the first value is always the organization. */
export function compileWhere(
  facts: Facts,
  scope: Scope,
  range: ResolvedRange,
  filters: Filter[],
  columns: Columns,
  params: Params,
): string {
  const table = facts === "ad_spend" ? "ad_spend" : "calls";
  const standing = facts === "ad_spend" ? spendWithin(range, params) : callsWithin(scope, range, filters, params);
  const asked = filters.map((filter) => compileFilter(filter, columns, scope, params));
  return [`${table}.organization_id = $1::uuid`, ...standing, ...asked].join(" and ");
}

/** What filters say of calls that are in no number unless they are asked for: spam and blocked ones, and those that are not dialled yet. */
export function standingRules(filters: Filter[]): { withSpam: boolean; withWaiting: boolean } {
  const askedStatus = new Set(filters.flatMap((filter) => (filter.dimension === "status" ? filter.values : [])));
  return {
    withSpam: filters.some((filter) => filter.dimension === "spam") || askedStatus.has("blocked"),
    withWaiting: askedStatus.has("queued") || askedStatus.has("scheduled"),
  };
}

function callsWithin(scope: Scope, range: ResolvedRange, filters: Filter[], params: Params): string[] {
  const { start, end } = boundsOf(range, scope.timezone);
  const conditions = [`called_at >= ${params.add(start)}::timestamptz`, `called_at < ${params.add(end)}::timestamptz`];
  const { withSpam, withWaiting } = standingRules(filters);
  if (!withSpam) conditions.push("not spam");
  // A call that has not been dialled yet is no call of any number.
  if (!withWaiting) conditions.push("status not in ('queued', 'scheduled')");
  return conditions;
}

/** Spend is known by whole days: the day on which an elapsed part ends counts whole. */
function spendWithin({ from, to }: ResolvedRange, params: Params): string[] {
  return [`day >= ${params.add(from)}::date`, `day <= ${params.add(to)}::date`];
}
