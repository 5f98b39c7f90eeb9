import type { CallSort } from "../compile/compile-calls.ts";
import type { Scope } from "../compile/scope.ts";
import type { Filter, MetricQuery } from "../query/schema.ts";
import type { ResolvedRange } from "../range/resolve-range.ts";
import type { Grouped } from "../result/read-groups.ts";
import type { MetricResult } from "../result/result.ts";
import type { BuiltBucket } from "../segments/bucket-draft.ts";

/** Calls that hold the words of a filter, in the same order. */
export interface FoundCalls {
  ids: string[];
  /** Seconds since 1970 at which they were made. */
  seconds: number[];
}

/** A question with its days worked out, as the engine gets it. */
export interface EngineQuestion {
  query: MetricQuery;
  range: ResolvedRange;
  before: ResolvedRange | null;
  scope: Pick<Scope, "organizationId" | "timezone" | "settings">;
  currency: string;
  /** By the words of its filters. */
  found?: ReadonlyMap<string, FoundCalls>;
}

/** What segments know of a question that is about spend as well: the sums of its calls by group, now and before. */
export interface CallSums {
  current: Grouped;
  previous: Grouped | null;
}

export interface EngineList {
  range: ResolvedRange;
  filters: Filter[];
  measure?: string;
  scope: Pick<Scope, "organizationId" | "timezone" | "settings">;
  sort: CallSort;
  order: "asc" | "desc";
  limit: number;
  found?: ReadonlyMap<string, FoundCalls>;
}

/** A row as `bucket` and place in it: its id is read from there. */
export interface ListedRow {
  bucket: string;
  row: number;
  /** What is sorted by; null where it has none. */
  value: number | null;
}

/** What a worker has to be given before it can answer. */
export interface Needs {
  /** The list of buckets and their epochs. */
  state: boolean;
  /** By column the buckets of which it is missing. */
  columns: { name: string; buckets: string[] }[];
  dictionaries: string[];
}

export interface StateRow {
  bucket: string;
  epoch: number;
  calls: number;
  /** Seconds since 1970. */
  first: number | null;
  last: number | null;
}

export interface DictionaryRows {
  kind: string;
  ids: number[];
  values: string[];
  /** The id that a value counts as, 0 where it counts as itself. */
  merged: number[];
}

export interface Loaded {
  state?: { epoch: number; rows: StateRow[] };
  columns: { bucket: string; name: string; epoch: number; data: Uint8Array }[];
  dictionaries: DictionaryRows[];
}

/** A column that cannot be read: its bucket has to be built again. */
export interface Corrupt {
  bucket: string;
  name: string;
}

export type Ask =
  /** `text`: results as JSON of the public API. */
  | { kind: "answer"; organizationId: string; epoch: number; questions: EngineQuestion[]; text: boolean }
  | { kind: "sums"; organizationId: string; epoch: number; question: EngineQuestion }
  | { kind: "list"; organizationId: string; epoch: number; list: EngineList }
  | { kind: "load"; organizationId: string; loaded: Loaded }
  | { kind: "forget"; organizationId: string }
  | { kind: "build start"; build: string; buckets: string[]; bucketOfDay: [string, string][]; details: string[] }
  | { kind: "build chunk"; build: string; chunk: Uint8Array }
  | { kind: "build end"; build: string };

export type Reply =
  | { kind: "answers"; results: MetricResult[] | string[]; bytes: number; rows: number }
  | { kind: "sums"; sums: CallSums; bytes: number }
  | { kind: "rows"; rows: ListedRow[]; total: number; bytes: number }
  | { kind: "needs"; needs: Needs }
  | { kind: "loaded"; corrupt: Corrupt[]; stale: boolean; bytes: number }
  | { kind: "built"; buckets: BuiltBucket[] }
  | { kind: "cannot" }
  | { kind: "done" };
