import type { CustomColumn, LayoutName } from "../plan.ts";

/**
 * What a column is taken for. `kept` is part of something that a system says (`activity_analysis.general`): its text is stored and
 * that is all; of one that is `ignored` not even that.
 */
export type ColumnRole =
  | { kind: "field"; key: string }
  | { kind: "tag" }
  | { kind: "custom"; custom: CustomColumn }
  | { kind: "kept"; key: string }
  | { kind: "ignored" };

export interface AnalysedColumn {
  /** Position in the rows, from 0. */
  position: number;
  /** Trimmed, and unique within the file. */
  header: string;
  /** Up to five different values that stand in it. */
  samples: string[];
  role: ColumnRole;
  /** What it would be kept as if it were no known field. */
  custom: CustomColumn;
  /** Whether any of the rows seen has a value. */
  hasValues: boolean;
  /** 0 to 1. */
  confidence: number;
  /** What the user should know about this reading; null when it goes without saying. */
  note: string | null;
}

/** What the beginning of a stored file shows. */
export interface FileAnalysis {
  kind: "calls" | "ad_spend";
  layout: LayoutName;
  delimiter: string;
  header: string[];
  /** Line of the header, from 1. */
  headerLine: number;
  columns: AnalysedColumn[];
  dayFirst: boolean;
  /** The first five rows, cells cut to what a page shows. */
  rows: string[][];
  warnings: string[];
}
