import type { Unit } from "../catalogue/measures.ts";
import type { ResolvedRange } from "../range/resolve-range.ts";

export interface Column {
  key: string;
  label: string;
  role: "dimension" | "measure";
  /** Of a measure its unit, of a dimension what its values look like. */
  unit: Unit | "date" | "number" | "text" | "boolean";
}

/** One row: the value of each dimension (null: none) and of each measure (null: nothing to compute it from). */
export type ResultRow = Record<string, string | number | null>;

/** What a limit left out, summed up. A measure that cannot be told from sums (distinct counts) is null. */
export interface OtherRow {
  groups: number;
  values: Record<string, number | null>;
}

export interface Definition {
  key: string;
  label: string;
  unit: Unit;
  formula: string;
  betterWhen: "up" | "down" | null;
  source: string;
}

export interface Comparison {
  resolvedRange: ResolvedRange;
  totals: Record<string, number | null>;
  /** (this - previous) / previous of each total; null without a previous value. */
  change: Record<string, number | null>;
  /** In step with `rows`: the same group before, or of a time series the bucket as far into its period. */
  rows: (ResultRow | null)[];
  /** Leads to the calls of the other period. */
  queryId: string;
}

export interface MetricResult {
  queryId: string;
  columns: Column[];
  rows: ResultRow[];
  totals: Record<string, number | null>;
  other: OtherRow | null;
  comparison: Comparison | null;
  resolvedRange: ResolvedRange;
  timezone: string;
  /** ISO 4217 code in whose minor units `money` is. */
  currency: string;
  definitions: Definition[];
}
