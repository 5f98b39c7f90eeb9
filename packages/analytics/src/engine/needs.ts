import type { Settings } from "../catalogue/flags.ts";
import { type CallPart, callParts } from "../catalogue/parts.ts";
import type { Filter } from "../query/schema.ts";
import { ID_COLUMN } from "../segments/column-names.ts";
import { callPartsOf, secondsOf } from "./answer.ts";
import { classColumns, classDictionary, classesName } from "./classes.ts";
import { mayHold } from "./found-rows.ts";
import { sourcesOf } from "./keys.ts";
import type { EngineList, EngineQuestion, FoundCalls, Needs } from "./messages.ts";
import { isCut } from "./scan.ts";
import type { Bucket, OrganizationStore } from "./store.ts";

/** What one scan reads: columns of the buckets within a time, and dictionaries. */
interface Reads {
  columns: Set<string>;
  dictionaries: Set<string>;
  start: number;
  end: number;
  settings: Settings;
  /** Of calls with these the buckets' ids are read too. */
  found: FoundCalls[];
}

/** What is missing to answer these, null when nothing is. */
export function needsOf(store: OrganizationStore, epoch: number, reads: readonly Reads[]): Needs | null {
  if (store.epoch !== epoch) return { state: true, columns: [], dictionaries: [] };
  const missing = new Map<string, Set<string>>();
  const want = (column: string, bucket: Bucket) => {
    if (bucket.columns.has(column)) return;
    missing.set(column, (missing.get(column) ?? new Set()).add(bucket.bucket));
  };
  const dictionaries = new Set<string>();
  for (const { columns, dictionaries: named, start, end, settings, found } of reads) {
    for (const bucket of store.buckets) {
      if (bucket.first === null || bucket.first >= end || bucket.last! < start) continue;
      for (const column of columns) want(column, bucket);
      const searched = found.length > 0 && mayHold(bucket, found);
      if (searched && !bucket.ids) missing.set(ID_COLUMN, (missing.get(ID_COLUMN) ?? new Set()).add(bucket.bucket));
      if (searched || isCut(bucket, start, end)) want("time", bucket);
      if (!bucket.derived.has(classesName(settings))) for (const column of classColumns) want(column, bucket);
    }
    for (const kind of [...named, classDictionary]) {
      const known = store.dictionaries.get(kind);
      if (!known || (store.highest.get(kind) ?? 0) >= known.values.length) dictionaries.add(kind);
    }
  }
  if (missing.size === 0 && dictionaries.size === 0) return null;
  return {
    state: false,
    columns: [...missing].map(([name, buckets]) => ({ name, buckets: [...buckets] })),
    dictionaries: [...dictionaries],
  };
}

export function readsOfQuestion({ query, range, before, scope, found }: EngineQuestion): Reads[] {
  const reads = readsOf([...query.dimensions, ...query.filters.map(({ dimension }) => dimension)]);
  for (const part of callPartsOf(query)) {
    const described: CallPart = callParts[part];
    if (described.of === "sum" || described.of === "percentile") reads.columns.add(described.column);
    if (described.of === "distinct") reads.columns.add("caller");
  }
  return [range, ...(before ? [before] : [])].map((of) => {
    return {
      ...reads,
      ...secondsOf(of, scope.timezone),
      settings: scope.settings,
      found: [...(found?.values() ?? [])],
    };
  });
}

const sortColumns = {
  called_at: null,
  duration: "duration",
  talk_time: "talk",
  ring_time: "ring",
  score: "score",
  value: "value",
} as const;

export function readsOfList({ filters, range, scope, sort, found }: EngineList): Reads[] {
  const reads = readsOf(filters.map(({ dimension }: Filter) => dimension));
  const sorted = sortColumns[sort];
  if (sorted) reads.columns.add(sorted);
  return [
    { ...reads, ...secondsOf(range, scope.timezone), settings: scope.settings, found: [...(found?.values() ?? [])] },
  ];
}

function readsOf(dimensions: readonly string[]): Pick<Reads, "columns" | "dictionaries"> {
  const [columns, dictionaries] = [new Set<string>(), new Set<string>()];
  for (const key of dimensions) {
    const sources = sourcesOf(key);
    for (const column of sources?.columns ?? []) columns.add(column);
    for (const kind of sources?.dictionaries ?? []) dictionaries.add(kind);
  }
  return { columns, dictionaries };
}
