import type { components } from "@parley/sdk";

type Known = components["schemas"]["Import"];

export type ImportStatus =
  | "review"
  | "queued"
  | "running"
  | "paused"
  | "completed"
  | "failed"
  | "canceled"
  | "undoing"
  | "undone";

/** An import as the public API says it. */
export type ImportSummary = Omit<Known, "status"> & {
  status: ImportStatus;
  kind: "calls" | "ad_spend";
  rows_per_second: number | null;
  seconds_left: number | null;
  stop: ImportStop | null;
  mends_id: string | null;
  undo_until: string | null;
  undone_at: string | null;
};

/** Where and why an import waits for a decision. */
export interface ImportStop {
  column: string;
  reason: string;
  line: number;
  rows: { line: number; raw: string; reason: string }[];
}

export interface ImportField {
  key: string;
  label: string;
  group: string;
  type: string;
  required: boolean;
}

export interface FileColumn {
  position: number;
  header: string;
  samples: string[];
  /** Key of the field it is taken for; null: see `custom`. */
  field: string | null;
  custom: { key: string; label: string; type: string } | null;
  /** 0 to 1. */
  confidence: number;
  /** What one should know about this reading; null when it goes without saying. */
  note: string | null;
}

/** How a file under review would be read. */
export interface ImportMapping {
  kind: "calls" | "ad_spend";
  layout: string | null;
  timezone: string;
  currency: string;
  columns: FileColumn[];
  fields: ImportField[];
  /** Dates such as 03/04/2024 are read day first. */
  day_first: boolean;
  saved: { id: string; name: string; columns: Record<string, string>; timezone: string | null }[];
  /** Why it cannot be imported as it is read now. */
  problems: string[];
  warnings: string[];
  /** The first rows of the file. */
  rows: string[][];
}

export interface RejectedRow {
  /** Position among the file's rows, from 1. */
  row: number;
  line: number;
  reason: string;
  cells: string[];
}

export interface RejectedPage {
  header: string[];
  data: RejectedRow[];
  next_cursor: string | null;
  has_more: boolean;
}

/** Something happens with it by itself. */
export function isBusy({ status }: Pick<ImportSummary, "status">): boolean {
  return status === "queued" || status === "running" || status === "undoing";
}

/** Rows of the file that are in the organization's data, whether this import brought them or not. */
export function landedRows(of: Pick<ImportSummary, "status" | "rows_inserted" | "rows_updated" | "rows_unchanged">) {
  return of.status === "undone" ? 0 : of.rows_inserted + of.rows_updated + of.rows_unchanged;
}
