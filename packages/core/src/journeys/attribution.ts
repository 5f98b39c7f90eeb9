import { formulaOf, measureByKey, spendDimensions } from "@parley/analytics";
import { type AttributionModelKey, attributionModels } from "@parley/analytics/attribution";
import { type Context, guard, inTenant, parseInput } from "../context/index.ts";
import { countsOf } from "./read/counts-of.ts";
import { addCredits } from "./read/credit-table.ts";
import { isLinked } from "./read/is-linked.ts";
import { callsOf, prepareConversions } from "./read/prepare-conversions.ts";
import { readConversions } from "./read/read-conversions.ts";
import { shapeAttribution } from "./read/shape-attribution.ts";
import { readOrigins } from "./read/value-of-touch.ts";
import { AttributionInput, type ConversionKind, type CreditDimension, conversionMeasures } from "./schemas.ts";

export interface CreditedNumbers {
  /** Conversions, in parts of one where several touches share it. */
  conversions: number;
  /** Minor units. */
  revenueMinor: number;
  /** Minor units; null where nothing is known to have been spent, or nothing was credited. */
  costPerConversion: number | null;
  /** Revenue / spend. */
  roas: number | null;
}

export interface AttributionNumbers extends CreditedNumbers {
  /** Calls that were tracked under this value in the range. */
  calls: number;
  /** Minor units; null where spend is not known by this dimension or under these filters. */
  spendMinor: number | null;
  /** By the second model. */
  compared: CreditedNumbers | null;
}

export interface AttributionRow extends AttributionNumbers {
  /** Null for touches without one. */
  value: string | null;
}

export interface Attribution {
  model: AttributionModelKey;
  compareWith: AttributionModelKey | null;
  by: CreditDimension;
  conversion: ConversionKind;
  lookbackDays: number;
  rows: AttributionRow[];
  other: (AttributionNumbers & { groups: number }) | null;
  totals: AttributionNumbers;
  /** Conversions in the totals that nobody's touch led to: outbound calls to somebody who never came by. In no row. */
  withoutTouch: { conversions: number; revenueMinor: number };
  /** False while calls are still being linked to persons: of those only their own source is credited until then. */
  linked: boolean;
  resolvedRange: { from: string; to: string };
  timezone: string;
  currency: string;
  definitions: { key: string; label: string; formula: string; source: string }[];
}

/**
 * Credits the conversions of a range to what led to them, by a model or by two side by side. The conversions are the catalogue's own under
 * the same filters, so the totals are those of every other card; filters choose conversions, not the touches before them. Throws
 * `invalid_input` as queryMetrics does.
 */
export async function attribution(ctx: Context, input: AttributionInput): Promise<Attribution> {
  guard(ctx, "analytics.query");
  const {
    model,
    compareWith = null,
    by,
    conversion,
    lookbackDays,
    limit,
    ...asked
  } = parseInput(AttributionInput, input);
  const models = [model, ...(compareWith ? [compareWith] : [])].map((key) => modelByKey.get(key)!);
  const { table, prepared, linked } = await inTenant(ctx, async (tx) => {
    const { organizationId } = ctx;
    const prepared = await prepareConversions(tx, ctx, { ...asked, conversion });
    const originOf = await readOrigins(tx, organizationId, by);
    const conversions = await readConversions(tx, organizationId, callsOf(prepared, "conversions"), originOf);
    const table = await addCredits(tx, { organizationId, lookbackDays, originOf }, conversions, models);
    return { table, prepared, linked: await isLinked(tx, organizationId) };
  });
  const { from, to } = prepared.range;
  const question = { range: { from, to }, filters: asked.filters };
  const spendIsKnown = [by, ...asked.filters.map(({ dimension }) => dimension)].every(isOfSpend);
  const calls = await countsOf(ctx, by, "calls", question);
  const spend = spendIsKnown ? await countsOf(ctx, by, "ad_spend", question) : null;
  const measure = measureByKey.get(conversionMeasures[conversion])!;
  const { timezone, settings } = prepared.scope;
  return {
    ...{ model, compareWith, by, conversion, lookbackDays, linked, withoutTouch: table.withoutTouch },
    ...shapeAttribution(table, models.length, calls, spend, limit),
    ...{ resolvedRange: { from, to }, timezone, currency: prepared.currency },
    definitions: [
      ...models.map(({ key, label, formula, source }) => ({ key, label, formula, source })),
      { key: measure.key, label: measure.label, formula: formulaOf(measure, settings), source: measure.source },
    ],
  };
}

const modelByKey = new Map(attributionModels.map((model) => [model.key as AttributionModelKey, model]));
const isOfSpend = (dimension: string) => spendDimensions.includes(dimension);
