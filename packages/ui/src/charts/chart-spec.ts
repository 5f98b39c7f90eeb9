import type { EChartsCoreOption } from "echarts/core";

/** The same numbers as rows, for screen readers and for "copy as table". */
export interface ChartTable {
  columns: string[];
  rows: (string | number)[][];
}

/** Something that happened at a bucket: drawn as a flag on the axis. */
export interface ChartFlag {
  id: string;
  /** Place of the bucket. */
  index: number;
  text: string;
}

/**
 * What the option builders return and `<Chart>` draws. Colours stand as `var(--chart-1)`; they are resolved when drawn,
 * so that one spec serves both themes (and mail, with fixed colours).
 */
export interface ChartSpec {
  option: EChartsCoreOption;
  table: ChartTable;
  /** Of a chart over buckets: what a click beside a mark may mean. Without it only the marks themselves can be clicked. */
  points?: { id: string; axis: number; values: (number | null)[] }[];
  /** Buckets that hold real values; those after them are a forecast and lead nowhere. */
  buckets?: number;
  flags?: ChartFlag[];
}

/** Writes a number on an axis or in a tooltip. */
export type FormatNumber = (value: number) => string;

export const plainNumber: FormatNumber = (value) => value.toLocaleString("en-US");

/** The colour of a categorical series by its place (0-based); the ninth and later share the quiet one. */
export function chartColor(index: number): string {
  return index < 8 ? `var(--chart-${index + 1})` : "var(--chart-rest)";
}

const STATUS_COLORS: Record<string, string> = {
  answered: "var(--chart-3)",
  missed: "var(--chart-4)",
  voicemail: "var(--chart-1)",
  abandoned: "var(--chart-2)",
  completed: "var(--chart-6)",
  no_answer: "var(--chart-5)",
  busy: "var(--chart-7)",
  failed: "var(--chart-8)",
};

/** The colour that a call status keeps on every card. */
export function statusColor(status: string): string {
  return STATUS_COLORS[status] ?? "var(--chart-rest)";
}
