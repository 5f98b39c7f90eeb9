import { knownDimension } from "../catalogue/dimensions.ts";
import { factsOfMeasures, measureByKey } from "../catalogue/measures.ts";
import { type Facts, factsOfPart, type Part, partSql } from "../catalogue/parts.ts";
import type { MetricQuery } from "../query/schema.ts";
import type { ResolvedRange } from "../range/resolve-range.ts";
import { compileWhere } from "./compile-where.ts";
import { createColumns } from "./create-columns.ts";
import { fromCalls } from "./from-calls.ts";
import { countedId, countedIds, isMerged } from "./merged-value.ts";
import { createParams, type Statement } from "./params.ts";
import type { Scope } from "./scope.ts";

export interface CompiledQuery extends Statement {
  /** The sums and counts that it gives, each once. */
  parts: Part[];
}

/** The parts that a query's measures are made of, each once. */
export function partsOfQuery({ measures }: Pick<MetricQuery, "measures">): Part[] {
  return [...new Set(measures.flatMap((key) => measureByKey.get(key)!.parts))];
}

/**
 * One statement for each table that the query's measures are counted from; `readGroups` puts their answers together. Each is one pass
 * that gives every group and the total (column is_total). Columns: is_total, d0 ... dn (text), then the parts by name. Distinct counts
 * are right in both, since the total is not made of the groups. By tags a call is in several groups: the total is a statement of its own.
 */
export function compileQuery(query: MetricQuery, range: ResolvedRange, scope: Scope): CompiledQuery[] {
  return factsOfMeasures(query.measures).flatMap((facts) => compileFactsOf(facts, query, range, scope));
}

/** The statements for one of the tables. */
export function compileFactsOf(facts: Facts, query: MetricQuery, range: ResolvedRange, scope: Scope): CompiledQuery[] {
  const needed = partsOfQuery(query);
  const several = query.dimensions.some((key) => knownDimension(key).origin.from === "tags");
  const parts = needed.filter((part) => factsOfPart(part) === facts);
  if (!several) return [compileFacts(facts, parts, query, range, scope, "with total")];
  const total = { ...query, dimensions: [] };
  return [
    compileFacts(facts, parts, query, range, scope, "groups only"),
    compileFacts(facts, parts, total, range, scope, "with total"),
  ];
}

function compileFacts(
  facts: Facts,
  parts: Part[],
  query: MetricQuery,
  range: ResolvedRange,
  scope: Scope,
  what: "with total" | "groups only",
): CompiledQuery {
  const params = createParams();
  params.add(scope.organizationId);
  const columns = createColumns(facts, scope, params);
  const where = compileWhere(facts, scope, range, query.filters, columns, params);
  const aggregates = parts.map((part) => `${partSql(part, scope.settings)} as "${part}"`);
  const dictionaries = query.dimensions.map((key) => {
    const { origin } = knownDimension(key);
    return origin.from === "dictionary" ? origin.kind : null;
  });
  const keys = query.dimensions.map((key, i) => {
    const kind = dictionaries[i];
    const counted = kind && knownDimension(key).merges && isMerged(kind, scope);
    return counted ? countedId(columns(key), kind) : columns(key);
  });
  const from =
    facts === "ad_spend" ? facts : fromCalls([...keys, ...aggregates, where, facts === "turns" ? "turn_total_ms" : ""]);
  const counted = countedIds([...keys, where], scope);
  if (keys.length === 0) {
    const text = `${counted}select true as is_total, ${aggregates.join(", ")} from ${from} where ${where}`;
    return { parts, text, values: params.values };
  }
  // Keys have names before they are grouped by: one that holds parameters is not the same text twice.
  const named = keys.map((_, i) => `k${i}`).join(", ");
  const groups = what === "groups only" ? `group by ${named}` : `group by grouping sets ((${named}), ())`;
  const isTotal = what === "groups only" ? "false" : "grouping(k0) = 1";
  const keyed = `select *, ${keys.map((key, i) => `${key} as k${i}`).join(", ")} from ${from} where ${where}`;
  const grouped = `select ${isTotal} as is_total, ${named}, ${aggregates.join(", ")}
    from (${keyed}) ${facts === "ad_spend" ? "ad_spend" : "calls"} ${groups}`;
  const labels = dictionaries.map((kind, i) => (kind ? `v${i}.value as d${i}` : `k${i}::text as d${i}`));
  const joins = dictionaries.flatMap((kind, i) =>
    kind
      ? [
          `left join dimension_values v${i} on v${i}.organization_id = $1::uuid and v${i}.kind = '${kind}' and v${i}.id = k${i}`,
        ]
      : [],
  );
  const shown = [...labels, ...parts.map((part) => `"${part}"`)].join(", ");
  const text = `${counted}select is_total, ${shown} from (${grouped}) grouped ${joins.join(" ")}`;
  return { parts, text, values: params.values };
}
