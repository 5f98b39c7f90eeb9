import { type Context, guard, inTenant, parseInput } from "../context/index.ts";
import { countPaths } from "./read/count-paths.ts";
import { isLinked } from "./read/is-linked.ts";
import { callsOf, prepareConversions } from "./read/prepare-conversions.ts";
import { type PathCount, type Sankey, sankeyOfPaths } from "./read/sankey-of-paths.ts";
import { readOrigins } from "./read/value-of-touch.ts";
import { type ConversionKind, type CreditDimension, JourneyPathsInput } from "./schemas.ts";

export interface JourneyPaths extends Sankey {
  by: CreditDimension;
  conversion: ConversionKind;
  lookbackDays: number;
  /** The most frequent first. */
  paths: PathCount[];
  otherPaths: { paths: number; journeys: number; converted: number; revenueMinor: number } | null;
  /** Persons with a call in the range under the filters, and those of them who converted in it. */
  totals: { journeys: number; converted: number; revenueMinor: number };
  linked: boolean;
  resolvedRange: { from: string; to: string };
  timezone: string;
  currency: string;
}

/**
 * The ways that persons took: from their first touch within the lookback to their first conversion in the range, or to their last call
 * in it. A value that follows itself is one step. Throws `invalid_input` as queryMetrics does.
 */
export async function journeyPaths(ctx: Context, input: JourneyPathsInput): Promise<JourneyPaths> {
  guard(ctx, "analytics.query");
  const {
    by,
    conversion,
    lookbackDays,
    steps,
    values,
    paths: mostPaths,
    ...asked
  } = parseInput(JourneyPathsInput, input);
  return inTenant(ctx, async (tx) => {
    const { organizationId } = ctx;
    const prepared = await prepareConversions(tx, ctx, { ...asked, conversion });
    const originOf = await readOrigins(tx, organizationId, by);
    const calls = { all: callsOf(prepared, "all"), conversions: callsOf(prepared, "conversions") };
    const paths = await countPaths(tx, { organizationId, lookbackDays, originOf }, calls, steps);
    paths.sort((a, b) => b.journeys - a.journeys || b.converted - a.converted || (textOf(a) < textOf(b) ? -1 : 1));
    const rest = paths.slice(mostPaths);
    const { from, to } = prepared.range;
    return {
      ...{ by, conversion, lookbackDays, paths: paths.slice(0, mostPaths) },
      otherPaths: rest.length === 0 ? null : { paths: rest.length, ...sum(rest) },
      totals: sum(paths),
      ...sankeyOfPaths(paths, values),
      linked: await isLinked(tx, organizationId),
      ...{ resolvedRange: { from, to }, timezone: prepared.scope.timezone, currency: prepared.currency },
    };
  });
}

const textOf = ({ steps, more }: PathCount) => JSON.stringify([steps, more]);

function sum(paths: readonly PathCount[]) {
  const totals = { journeys: 0, converted: 0, revenueMinor: 0 };
  for (const { journeys, converted, revenueMinor } of paths) {
    totals.journeys += journeys;
    totals.converted += converted;
    totals.revenueMinor += revenueMinor;
  }
  return totals;
}
