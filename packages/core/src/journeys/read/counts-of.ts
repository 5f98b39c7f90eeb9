import type { MetricQueryInput } from "@parley/analytics";
import type { Context } from "../../context/index.ts";
import { queryMetrics } from "../../insights/index.ts";
import type { CreditDimension } from "../schemas.ts";

export interface Counts {
  byValue: Map<string | null, number>;
  total: number;
}

/** A measure of the catalogue by a dimension, asked as every card asks it. */
export async function countsOf(
  ctx: Context,
  by: CreditDimension,
  measure: "calls" | "ad_spend",
  question: Pick<MetricQueryInput, "range" | "filters">,
): Promise<Counts> {
  const { rows, totals } = await queryMetrics(ctx, { measures: [measure], dimensions: [by], ...question });
  const byValue = new Map(rows.map((row) => [row[by] === null ? null : String(row[by]), Number(row[measure])]));
  return { byValue, total: totals[measure] ?? 0 };
}
