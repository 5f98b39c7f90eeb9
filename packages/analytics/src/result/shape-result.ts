import { knownDimension } from "../catalogue/dimensions.ts";
import type { Settings } from "../catalogue/flags.ts";
import { formulaOf, measureByKey } from "../catalogue/measures.ts";
import { distinctParts, type Part, type Parts } from "../catalogue/parts.ts";
import { encodeQueryId } from "../query/query-id.ts";
import type { MetricQuery } from "../query/schema.ts";
import type { ResolvedRange } from "../range/resolve-range.ts";
import { fillSeries } from "./fill-series.ts";
import { orderGroups } from "./order-groups.ts";
import type { Group, Grouped } from "./read-groups.ts";
import type { Column, Comparison, Definition, MetricResult, OtherRow, ResultRow } from "./result.ts";

export interface Answer {
  range: ResolvedRange;
  grouped: Grouped;
}

/** Turns the groups of a query, and of the period it is compared with, into what tiles, tables and the API show. */
export function shapeResult(
  query: MetricQuery,
  current: Answer,
  previous: Answer | null,
  { settings, ...organization }: { timezone: string; currency: string; settings: Settings },
): MetricResult {
  const ordered = orderGroups(query, fillSeries(query.dimensions, current.range, current.grouped.groups));
  const shown = query.limit === undefined ? ordered : ordered.slice(0, query.limit);
  const count = current.grouped.count ?? ordered.length;
  const totals = valuesOf(query, current.grouped.total);
  const rowless = query.dimensions.length === 0;
  return {
    queryId: encodeQueryId(query, current.range),
    columns: columnsOf(query),
    rows: rowless ? [totals] : shown.map((group) => rowOf(query, group)),
    totals,
    other: shown.length < count ? otherOf(query, current.grouped.total, shown, count) : null,
    comparison: previous && comparisonOf(query, totals, rowless ? null : shown, current.range, previous),
    resolvedRange: current.range,
    ...organization,
    definitions: query.measures.map((key) => definitionOf(key, settings)),
  };
}

function comparisonOf(
  query: MetricQuery,
  totals: Record<string, number | null>,
  shown: Group[] | null,
  range: ResolvedRange,
  previous: Answer,
): Comparison {
  const before = valuesOf(query, previous.grouped.total);
  const change = Object.fromEntries(
    query.measures.map((key) => {
      const [now, then] = [totals[key] ?? null, before[key] ?? null];
      return [key, now === null || !then ? null : (now - then) / then];
    }),
  );
  const rows = shown === null ? [before] : alignedRows(query, shown, range, previous);
  return { resolvedRange: previous.range, totals: before, change, rows, queryId: encodeQueryId(query, previous.range) };
}

function alignedRows(query: MetricQuery, shown: Group[], range: ResolvedRange, previous: Answer): (ResultRow | null)[] {
  const groups = fillSeries(query.dimensions, previous.range, previous.grouped.groups);
  const rowOrNull = (group: Group | undefined) => (group ? rowOf(query, group) : null);
  if (query.dimensions.length === 1 && knownDimension(query.dimensions[0]!).type === "time") {
    // Position counts buckets from the start of the period, whatever order the rows are shown in.
    const position = new Map(fillSeries(query.dimensions, range, []).map((group, i) => [group.keys[0], i]));
    return shown.map((group) => rowOrNull(groups[position.get(group.keys[0]!) ?? -1]));
  }
  const known = new Map(groups.map((group) => [JSON.stringify(group.keys), group]));
  return shown.map((group) => rowOrNull(known.get(JSON.stringify(group.keys))));
}

function otherOf(query: MetricQuery, total: Parts, shown: Group[], groups: number): OtherRow {
  const rest: Parts = {};
  for (const part of Object.keys(total) as Part[]) {
    const known = shown.reduce((sum, group) => sum + (group.parts[part] ?? 0), 0);
    rest[part] = (total[part] ?? 0) - known;
  }
  // A call with several tags is in several groups: what is left is not the total less those.
  const several = query.dimensions.some((key) => knownDimension(key).origin.from === "tags");
  const values = query.measures.map((key) => {
    const measure = measureByKey.get(key)!;
    return [key, several || measure.parts.some((part) => distinctParts.has(part)) ? null : measure.value(rest)];
  });
  return { groups: groups - shown.length, values: Object.fromEntries(values) };
}

function rowOf(query: MetricQuery, group: Group): ResultRow {
  const keys = query.dimensions.map((key, i) => [key, typed(key, group.keys[i] ?? null)]);
  return { ...Object.fromEntries(keys), ...valuesOf(query, group.parts) };
}

function typed(key: string, value: string | null): string | number | null {
  return value !== null && knownDimension(key).format === "number" ? Number(value) : value;
}

function valuesOf(query: MetricQuery, parts: Parts): Record<string, number | null> {
  return Object.fromEntries(query.measures.map((key) => [key, measureByKey.get(key)!.value(parts)]));
}

function columnsOf(query: MetricQuery): Column[] {
  const dimensions = query.dimensions.map((key): Column => {
    const { label, format } = knownDimension(key);
    return { key, label, role: "dimension", unit: format };
  });
  const measures = query.measures.map((key): Column => {
    const { label, unit } = measureByKey.get(key)!;
    return { key, label, role: "measure", unit };
  });
  return [...dimensions, ...measures];
}

function definitionOf(key: string, settings: Settings): Definition {
  const measure = measureByKey.get(key)!;
  const { label, unit, betterWhen, source } = measure;
  return { key, label, unit, formula: formulaOf(measure, settings), betterWhen, source };
}
