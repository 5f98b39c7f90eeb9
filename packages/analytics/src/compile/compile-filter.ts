import { knownDimension } from "../catalogue/dimensions.ts";
import type { Filter } from "../query/schema.ts";
import type { Columns } from "./create-columns.ts";
import { isMerged } from "./merged-value.ts";
import type { Params } from "./params.ts";
import type { Scope } from "./scope.ts";

/** A filter as a condition on the table whose `columns` are given. $1 is the organization. */
export function compileFilter(filter: Filter, columns: Columns, scope: Scope, params: Params): string {
  const { origin } = knownDimension(filter.dimension);
  const values = filter.values.filter((value) => value !== null);
  if (origin.from === "text") return wordsSql(values, scope, params);
  if (filter.op === "at_least" || filter.op === "at_most") {
    return `${columns(filter.dimension)} ${filter.op === "at_least" ? ">=" : "<="} ${params.add(values[0])}::bigint`;
  }
  const alternatives: string[] = [];
  if (origin.from === "tags") {
    if (values.length > 0) alternatives.push(taggedSql(filter, values, params));
    if (values.length < filter.values.length) alternatives.push("cardinality(tags) = 0");
  } else {
    const column = columns(filter.dimension);
    if (values.length > 0) alternatives.push(matches(filter, values, column, scope, params));
    if (values.length < filter.values.length) alternatives.push(`${column} is null`);
  }
  const any = `(${alternatives.join(" or ")})`;
  // A row without a value is not one of those that are shut out.
  return filter.op === "is_not" || filter.op === "not_in" ? `${any} is not true` : any;
}

/** Letters of ASCII are the same large and small, in every database: what the dictionaries' own rules say differs from one to the next. */
function test(text: string, filter: Filter, values: string[], params: Params): string {
  if (filter.op !== "contains") return `${text} = any(${params.add(values)}::text[])`;
  const patterns = values.map((value) => `%${value.replace(/[\\%_]/g, "\\$&")}%`);
  return `${text} collate "C" ilike any(${params.add(patterns)}::text[])`;
}

function taggedSql(filter: Filter, values: string[], params: Params): string {
  return `exists (select from unnest(tags) as one_tag where ${test("one_tag", filter, values, params)})`;
}

function wordsSql(values: string[], scope: Scope, params: Params): string {
  const ids = values.flatMap((words) => scope.found?.get(words) ?? []);
  return `calls.id = any(${params.add(ids)}::uuid[])`;
}

function matches(filter: Filter, values: string[], column: string, scope: Scope, params: Params): string {
  const { origin, merges } = knownDimension(filter.dimension);
  if (origin.from !== "dictionary") return test(`(${column})::text`, filter, values, params);
  const named = (alias: string) => `${alias}.organization_id = $1::uuid and ${alias}.kind = '${origin.kind}'`;
  if (!merges || !isMerged(origin.kind, scope)) {
    return `${column} in (select v.id from dimension_values v where ${named("v")} and ${test("v.value", filter, values, params)})`;
  }
  return `${column} in (select v.id from dimension_values v
    left join dimension_values counted on ${named("counted")} and counted.id = v.merged_into
    where ${named("v")} and ${test("coalesce(counted.value, v.value)", filter, values, params)})`;
}
