import type { EChartsCoreOption } from "echarts/core";

/** The same numbers as rows, for screen readers and for "copy as table". */
export interface ChartTable {
  columns: string[];
  rows: (string | number)[][];
}

/**
 * What the option builders return and `<Chart>` draws. Colours stand as `var(--chart-1)`; they are resolved when drawn,
 * so that one spec serves both themes (and mail, with fixed colours).
 */
export interface ChartSpec {
  option: EChartsCoreOption;
  table: ChartTable;
}

/** Writes a number on an axis or in a tooltip. */
export type FormatNumber = (value: number) => string;

export const plainNumber: FormatNumber = (value) => value.toLocaleString("en-US");

/** The colour of a categorical series by its place (0-based); the ninth and later share the quiet one. */
export function chartColor(index: number): string {
  return index < 8 ? `var(--chart-${index + 1})` : "var(--chart-rest)";
}

const GOOD_TO_BAD: Record<string, string> = {
  answered: "var(--chart-3)",
  completed: "var(--chart-3)",
  voicemail: "var(--chart-1)",
  no_answer: "var(--chart-2)",
  abandoned: "var(--chart-2)",
  busy: "var(--chart-7)",
  missed: "var(--chart-4)",
  failed: "var(--chart-4)",
  in_progress: "var(--chart-6)",
};

/** The colour that a call status keeps on every card. */
export function statusColor(status: string): string {
  return GOOD_TO_BAD[status] ?? "var(--chart-8)";
}
