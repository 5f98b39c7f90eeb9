import { type Dimension, dimensionByKey } from "../catalogue/dimensions.ts";
import type { Filter } from "../query/schema.ts";
import { boundsOf } from "../range/bounds.ts";
import type { ResolvedRange } from "../range/resolve-range.ts";
import type { Params } from "./params.ts";

export interface Scope {
  organizationId: string;
  /** IANA zone of the organization. */
  timezone: string;
}

/** The condition on `calls` for an organization, a range and filters; the first value is always the organization. */
export function compileWhere(scope: Scope, range: ResolvedRange, filters: Filter[], params: Params): string {
  const organization = params.add(scope.organizationId);
  const { start, end } = boundsOf(range, scope.timezone);
  const conditions = [
    `calls.organization_id = ${organization}::uuid`,
    `called_at >= ${params.add(start)}::timestamptz`,
    `called_at < ${params.add(end)}::timestamptz`,
    ...filters.map((filter) => compileFilter(filter, dimensionByKey.get(filter.dimension)!, organization, params)),
  ];
  const asked = (dimension: string) => filters.some((filter) => filter.dimension === dimension);
  const askedStatus = new Set(filters.flatMap((filter) => (filter.dimension === "status" ? filter.values : [])));
  if (!asked("spam") && !askedStatus.has("blocked")) conditions.push("not spam");
  // A call that has not been dialled yet is no call of any number.
  if (!askedStatus.has("queued") && !askedStatus.has("scheduled"))
    conditions.push("status not in ('queued', 'scheduled')");
  return conditions.join(" and ");
}

function compileFilter(filter: Filter, dimension: Dimension, organization: string, params: Params): string {
  const values = filter.values.filter((value) => value !== null);
  const withNone = values.length < filter.values.length;
  const negative = filter.op === "is_not" || filter.op === "not_in";
  const alternatives: string[] = [];
  if (values.length > 0) alternatives.push(matches(filter, values, dimension, organization, params));
  if (withNone) alternatives.push(`${dimension.sql} is null`);
  const any = `(${alternatives.join(" or ")})`;
  // A call without a value is not one of those that are shut out.
  return negative ? `${any} is not true` : any;
}

function matches(filter: Filter, values: string[], dimension: Dimension, organization: string, params: Params): string {
  const contains = filter.op === "contains";
  const list = params.add(contains ? values.map((value) => `%${value.replace(/[\\%_]/g, "\\$&")}%`) : values);
  const test = (column: string) => `${column} ${contains ? "ilike" : "="} any(${list}::text[])`;
  if (!dimension.dictionary) return test(`(${dimension.sql})::text`);
  return `${dimension.sql} in (select id from dimension_values where organization_id = ${organization}::uuid
    and kind = '${dimension.dictionary}' and ${test("value")})`;
}
