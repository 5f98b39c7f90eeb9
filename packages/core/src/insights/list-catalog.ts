import { dimensions, measures, rangePresets } from "@parley/analytics";
import { type Context, guard } from "../context/index.ts";

/** What can be asked for: measures with their formulas, dimensions with their values, ranges. */
export function listCatalog(ctx: Context) {
  guard(ctx, "analytics.query");
  return {
    measures: measures.map(({ key, label, unit, formula, betterWhen, source }) => {
      return { key, label, unit, formula, betterWhen, source };
    }),
    dimensions: dimensions.map(({ key, label, type, format, values }) => {
      return { key, label, type, format, values: values ? [...values] : null };
    }),
    ranges: [...rangePresets],
  };
}
