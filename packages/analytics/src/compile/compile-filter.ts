import type { Dimension } from "../catalogue/dimensions.ts";
import type { Filter } from "../query/schema.ts";
import type { Scope } from "./compile-where.ts";
import { isMerged } from "./merged-value.ts";
import type { Params } from "./params.ts";

/** A filter as a condition; `column` is the dimension's expression over the table that is filtered. $1 is the organization. */
export function compileFilter(
  filter: Filter,
  dimension: Dimension,
  column: string,
  scope: Scope,
  params: Params,
): string {
  const values = filter.values.filter((value) => value !== null);
  const withNone = values.length < filter.values.length;
  const negative = filter.op === "is_not" || filter.op === "not_in";
  const alternatives: string[] = [];
  if (values.length > 0) alternatives.push(matches(filter, values, dimension, column, scope, params));
  if (withNone) alternatives.push(`${column} is null`);
  const any = `(${alternatives.join(" or ")})`;
  // A row without a value is not one of those that are shut out.
  return negative ? `${any} is not true` : any;
}

function matches(
  filter: Filter,
  values: string[],
  dimension: Dimension,
  column: string,
  scope: Scope,
  params: Params,
): string {
  const contains = filter.op === "contains";
  const list = params.add(contains ? values.map((value) => `%${value.replace(/[\\%_]/g, "\\$&")}%`) : values);
  const test = (text: string) => `${text} ${contains ? "ilike" : "="} any(${list}::text[])`;
  const { dictionary } = dimension;
  if (!dictionary) return test(`(${column})::text`);
  const named = (alias: string) => `${alias}.organization_id = $1::uuid and ${alias}.kind = '${dictionary}'`;
  if (!isMerged(dimension, scope)) {
    return `${column} in (select v.id from dimension_values v where ${named("v")} and ${test("v.value")})`;
  }
  return `${column} in (select v.id from dimension_values v
    left join dimension_values counted on ${named("counted")} and counted.id = v.merged_into
    where ${named("v")} and ${test("coalesce(counted.value, v.value)")})`;
}
