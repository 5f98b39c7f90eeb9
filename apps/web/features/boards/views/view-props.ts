import type { MetricResult } from "@/features/dashboards/filters/question.ts";
import type { ShownTile } from "../board-wire.ts";

/** What every drawing of a tile gets. Hooks of the kit write numbers and names, so it stands below a ViewerProvider. */
export interface ViewProps {
  tile: ShownTile;
  result: MetricResult;
  /** Pixels that the drawing may take. */
  height: number;
  /** The way to the calls behind a mark; a visitor has none. */
  onOpen?: OpenCalls;
}

export type OpenCalls = (measure: string, row?: Record<string, string | null>) => void;

/** Keys of a result's columns, in their order. */
export function columnsOf({ columns }: MetricResult) {
  const keys = (role: "dimension" | "measure") => columns.filter((one) => one.role === role).map(({ key }) => key);
  return { dimensions: keys("dimension"), measures: keys("measure") };
}

export function labelOf({ columns }: MetricResult, key: string): string {
  return columns.find((one) => one.key === key)?.label ?? key;
}

/** A row's values of the dimensions: what leads to its calls. */
export function cellsOf(row: MetricResult["rows"][number], dimensions: string[]): Record<string, string | null> {
  return Object.fromEntries(dimensions.map((key) => [key, textOf(row[key])]));
}

export const textOf = (value: string | number | null | undefined) => (value == null ? null : String(value));
export const numberOf = (value: string | number | null | undefined) => (typeof value === "number" ? value : null);
