/** Why an import should wait: one column stopped making sense for many rows on end. */
export interface Shift {
  column: string;
  reason: string;
  line: number;
  rows: { line: number; raw: string; reason: string }[];
}

export interface RejectedRow {
  /** Position among the file's rows, from 1. */
  rowNumber: number;
  line: number;
  column: string | null;
  reason: string;
  /** The row's cells as one line of comma-separated CSV. */
  raw: string;
}

/** Tuples of several rows, back to back, in the binary COPY format without its header and end. */
export interface RowGroup {
  count: number;
  calls: Uint8Array;
  /** Where each call's tuple begins. */
  starts: Uint32Array;
  /** Which cells were filled in columns that cannot be null (engine/filled.ts), by row. */
  filled: Uint8Array;
  details: Uint8Array;
  transcripts: Uint8Array;
  /** UTC days of the calls, counted from 1970-01-01. */
  days: number[];
}

/** What the parsing thread makes of a stretch of the file. Dimensions hold the thread's own numbers. */
export interface EncodedBatch {
  /** Rows of the file in it; new + changed + unchanged + rejected. */
  rows: number;
  /** Bytes of the file read up to its end. */
  position: number;
  fresh: RowGroup;
  /** Known calls of which the row says something else; each call once. */
  changed: RowGroup;
  unchanged: number;
  rejected: RejectedRow[];
  warnings: string[];
  /** The thread's numbers of texts start again with this batch. */
  forget: boolean;
  /** Texts that the numbers stand for, by kind, behind those told before. */
  texts: string[][];
  /** The rows behind it wait until the user decides. */
  shift: Shift | null;
}
