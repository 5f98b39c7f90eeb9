import { dimensions, factsOfMeasures, measures, rangePresets, spendDimensions } from "@parley/analytics";
import { type Context, guard } from "../context/index.ts";

/** What can be asked for: measures with their formulas, dimensions with their values, ranges. */
export function listCatalog(ctx: Context) {
  guard(ctx, "analytics.query");
  return {
    measures: measures.map(({ key, label, unit, formula, betterWhen, source }) => {
      const ofSpend = factsOfMeasures([key]).includes("ad_spend");
      return { key, label, unit, formula, betterWhen, source, dimensions: ofSpend ? [...spendDimensions] : null };
    }),
    dimensions: dimensions.map(({ key, label, type, format, values }) => {
      return { key, label, type, format, values: values ? [...values] : null };
    }),
    ranges: [...rangePresets],
  };
}
