import { flagsSql } from "../catalogue/flags.ts";
import { measureByKey } from "../catalogue/measures.ts";
import { compileWhere } from "../compile/compile-where.ts";
import { createColumns } from "../compile/create-columns.ts";
import { fromCalls } from "../compile/from-calls.ts";
import { countedIds } from "../compile/merged-value.ts";
import { createParams, type Statement } from "../compile/params.ts";
import type { Scope } from "../compile/scope.ts";
import type { Filter } from "../query/schema.ts";
import type { ResolvedRange } from "../range/resolve-range.ts";

/** Ids of all calls that the catalogue counts, of a measure those that it is about; in no order. Column: id. */
export function compileCallIds(
  { range, filters, measure }: { range: ResolvedRange; filters: Filter[]; measure?: string },
  scope: Scope,
): Statement {
  const params = createParams();
  params.add(scope.organizationId);
  const columns = createColumns("calls", scope, params);
  const conditions = [compileWhere("calls", scope, range, filters, columns, params)];
  if (measure) conditions.push(flagsSql(measureByKey.get(measure)!.behind, scope.settings));
  const where = conditions.join(" and ");
  return {
    text: `${countedIds([where], scope)}select id from ${fromCalls([where])} where ${where}`,
    values: params.values,
  };
}
