import type { MetricResult } from "../filters/question.ts";
import { valueColors } from "../value-colors.ts";

export interface DonutSlice {
  id: string;
  name: string;
  value: number;
  color: string;
  /** Of the dimension; undefined for the rest, which is many. */
  key?: string | null;
}

/** A result by one dimension as slices, largest first. What a ring cannot show apart is summed up as other. */
export function donutSlices(
  result: MetricResult,
  dimension: string,
  measure: string,
  { words, most }: { words: (dimension: string, value: string | null) => string; most: number },
): DonutSlice[] {
  const all = result.rows
    .map((row) => ({ of: row[dimension] == null ? null : String(row[dimension]), value: Number(row[measure]) }))
    .filter(({ value }) => value > 0)
    .sort((a, b) => b.value - a.value);
  const beyond = result.other?.values[measure] ?? 0;
  const shown = all.length > most || (beyond > 0 && all.length >= most) ? all.slice(0, most - 1) : all;
  const rest = all.slice(shown.length).reduce((sum, { value }) => sum + value, beyond);
  const colors = valueColors(
    dimension,
    shown.map(({ of }) => of),
  );
  return [
    ...shown.map(({ of, value }) => ({
      ...{ id: `v:${of ?? ""}`, name: words(dimension, of), value, key: of },
      color: colors.get(of) ?? "var(--chart-rest)",
    })),
    ...(rest > 0 ? [{ id: "other", name: "All others", value: rest, color: "var(--chart-rest)" }] : []),
  ];
}
