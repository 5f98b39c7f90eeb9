import {
  dimensionOf,
  dimensions,
  factsOfMeasures,
  formulaOf,
  measures,
  rangePresets,
  spendDimensions,
} from "@parley/analytics";
import { type Context, guard, inTenant } from "../context/index.ts";
import { customFieldsOf } from "../custom-fields/index.ts";
import { findOrganization } from "./find-organization.ts";

/** What can be asked for: measures with their formulas, dimensions with their values and the organization's own fields, ranges. */
export async function listCatalog(ctx: Context) {
  guard(ctx, "analytics.query");
  const { settings, custom } = await inTenant(ctx, async (tx) => {
    const { scope } = await findOrganization(tx, ctx.organizationId);
    return { settings: scope.settings, custom: await customFieldsOf(tx, ctx.organizationId) };
  });
  const own = custom.flatMap(({ key, label }) => {
    const dimension = dimensionOf(key);
    return dimension ? [{ ...dimension, label }] : [];
  });
  return {
    measures: measures.map((measure) => {
      const { key, label, unit, betterWhen, source } = measure;
      const ofSpend = factsOfMeasures([key]).includes("ad_spend");
      const formula = formulaOf(measure, settings);
      return { key, label, unit, formula, betterWhen, source, dimensions: ofSpend ? [...spendDimensions] : null };
    }),
    dimensions: [...dimensions, ...own].map(({ key, label, type, format, values, filterOnly }) => {
      return { key, label, type, format, values: values ? [...values] : null, filterOnly: filterOnly ?? false };
    }),
    ranges: [...rangePresets],
  };
}
