import { type Dimension, dimensionByKey } from "../catalogue/dimensions.ts";
import { factsOfMeasures, measureByKey } from "../catalogue/measures.ts";
import { type Facts, type Part, partsOfFacts } from "../catalogue/parts.ts";
import type { MetricQuery } from "../query/schema.ts";
import type { ResolvedRange } from "../range/resolve-range.ts";
import { columnOf, compileWhere, type Scope } from "./compile-where.ts";
import { fromCalls } from "./from-calls.ts";
import { countedId, countedIds, isMerged } from "./merged-value.ts";
import { createParams, type Statement } from "./params.ts";

export interface CompiledQuery extends Statement {
  /** The sums and counts that it gives, each once. */
  parts: Part[];
}

/**
 * One statement for each table that the query's measures are counted from; `readGroups` puts their answers together. Each is one pass
 * that gives every group and the total (column is_total). Columns: is_total, d0 ... dn (text), then the parts by name. Distinct counts
 * are right in both, since the total is not made of the groups.
 */
export function compileQuery(query: MetricQuery, range: ResolvedRange, scope: Scope): CompiledQuery[] {
  const needed = [...new Set(query.measures.flatMap((key) => measureByKey.get(key)!.parts))];
  return factsOfMeasures(query.measures).map((facts) => {
    const parts = needed.filter((part) => part in partsOfFacts[facts]);
    return compileFacts(facts, parts, query, range, scope);
  });
}

function compileFacts(
  facts: Facts,
  parts: Part[],
  query: MetricQuery,
  range: ResolvedRange,
  scope: Scope,
): CompiledQuery {
  const params = createParams();
  const where = compileWhere(facts, scope, range, query.filters, params);
  const dimensions = query.dimensions.map((key) => dimensionByKey.get(key)!);
  const aggregates = parts.map((part) => `${partsOfFacts[facts][part]} as "${part}"`);
  const merged = dimensions.filter((dimension) => isMerged(dimension, scope));
  const keys = dimensions.map((dimension) => {
    const column = columnOf(facts, dimension.key);
    return merged.includes(dimension) ? countedId(column, dimension.dictionary!) : column;
  });
  const from = facts === "calls" ? fromCalls([...keys, ...aggregates, where]) : facts;
  if (dimensions.length === 0) {
    const text = `select true as is_total, ${aggregates.join(", ")} from ${from} where ${where}`;
    return { parts, text, values: params.values };
  }
  const grouped = `select grouping(${keys[0]}) = 1 as is_total, ${keys.map((key, i) => `${key} as k${i}`).join(", ")}, ${aggregates.join(", ")}
    from ${from} where ${where} group by grouping sets ((${keys.join(", ")}), ())`;
  const labels = dimensions.map((dimension, i) =>
    dimension.dictionary ? `v${i}.value as d${i}` : `k${i}::text as d${i}`,
  );
  const names = parts.map((part) => `"${part}"`);
  const counted = countedIds(merged.map(({ dictionary }) => dictionary!));
  const text = `${counted}select is_total, ${[...labels, ...names].join(", ")} from (${grouped}) grouped ${dictionaries(dimensions).join(" ")}`;
  return { parts, text, values: params.values };
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
