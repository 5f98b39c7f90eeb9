import { type Dimension, dimensionByKey } from "../catalogue/dimensions.ts";
import { measureByKey } from "../catalogue/measures.ts";
import { type Part, parts } from "../catalogue/parts.ts";
import type { MetricQuery } from "../query/schema.ts";
import type { ResolvedRange } from "../range/resolve-range.ts";
import { compileWhere, type Scope } from "./compile-where.ts";
import { fromCalls } from "./from-calls.ts";
import { createParams, type Statement } from "./params.ts";

/** The sums and counts that a query's measures need, each once. */
export function partsOf(query: Pick<MetricQuery, "measures">): Part[] {
  return [...new Set(query.measures.flatMap((key) => measureByKey.get(key)!.parts))];
}

/**
 * One pass over `calls` that gives every group and the total (column is_total). Columns: is_total, d0 ... dn (text), then the parts by
 * name. Distinct counts are right in both, since the total is not made of the groups.
 */
export function compileQuery(query: MetricQuery, range: ResolvedRange, scope: Scope): Statement {
  const params = createParams();
  const where = compileWhere(scope, range, query.filters, params);
  const dimensions = query.dimensions.map((key) => dimensionByKey.get(key)!);
  const aggregates = partsOf(query).map((part) => `${parts[part]} as "${part}"`);
  if (dimensions.length === 0) {
    return {
      text: `select true as is_total, ${aggregates.join(", ")} from ${fromCalls([...aggregates, where])} where ${where}`,
      values: params.values,
    };
  }
  const keys = dimensions.map((dimension) => dimension.sql);
  const grouped = `select grouping(${keys[0]}) = 1 as is_total, ${keys.map((key, i) => `${key} as k${i}`).join(", ")}, ${aggregates.join(", ")}
    from ${fromCalls([...keys, ...aggregates, where])} where ${where} group by grouping sets ((${keys.join(", ")}), ())`;
  const labels = dimensions.map((dimension, i) =>
    dimension.dictionary ? `v${i}.value as d${i}` : `k${i}::text as d${i}`,
  );
  const names = partsOf(query).map((part) => `"${part}"`);
  const text = `select is_total, ${[...labels, ...names].join(", ")} from (${grouped}) grouped ${dictionaries(dimensions).join(" ")}`;
  return { text, values: params.values };
}

function dictionaries(dimensions: Dimension[]): string[] {
  return dimensions.flatMap(({ dictionary }, i) =>
    dictionary
      ? [
          `left join dimension_values v${i} on v${i}.organization_id = $1::uuid and v${i}.kind = '${dictionary}' and v${i}.id = k${i}`,
        ]
      : [],
  );
}
