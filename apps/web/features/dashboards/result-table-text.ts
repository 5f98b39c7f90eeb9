import type { ChartTable } from "@parley/ui";
import type { MetricResult } from "./filters/question.ts";
import type { Unit } from "./write-measure.ts";

export interface TableWords {
  value: (dimension: string, value: string | number | null | undefined) => string;
  number: (unit: Unit, value: number | null) => string;
}

/** A result as a table of texts, with what a limit left out and the total. */
export function resultTableText(result: MetricResult, words: TableWords): ChartTable {
  const cells = (values: Record<string, string | number | null | undefined>) =>
    result.columns.map(({ key, role, unit }) => {
      const value = values[key];
      if (role === "dimension") return words.value(key, value);
      return words.number(unit as Unit, typeof value === "number" ? value : null);
    });
  const ending = (title: string, values: Record<string, number | null>) =>
    cells(values).map((text, at) => (result.columns[at]?.role === "measure" ? text : at === 0 ? title : ""));
  const { other, totals, columns, rows } = result;
  return {
    columns: columns.map(({ label }) => label),
    rows: [
      ...rows.map(cells),
      ...(other ? [ending(`${other.groups} more`, other.values)] : []),
      ...(columns.some(({ role }) => role === "dimension") ? [ending("Total", totals)] : []),
    ],
  };
}
