import { dimensionOf } from "@parley/analytics";
import { type DimensionShare, explainDifference, type Segment } from "@parley/analytics/statistics";
import type { Context } from "../context/index.ts";
import { queryMetrics } from "../insights/index.ts";
import { addDays, weekdayOf } from "./local-days.ts";
import { natureOfMeasure } from "./nature-of-measure.ts";
import type { QueryFilter } from "./query-filter.ts";

/** What an unusual day is laid to; of those that tell equally much the first. */
const DIMENSIONS = ["source", "campaign", "channel", "medium", "tracking_number", "state", "agent", "status", "kind"];
const WEEKS_BEFORE = 4;
const MOST_VALUES = 500;
const MOST_DIMENSIONS = 3;
/** A make-up that changed by chance: a source's part of 20% becoming 30% of some sixty calls is about twice this. */
const LEAST_SURPRISE = 0.003;

/**
 * Which values of which dimensions account for the difference between a day (or one hour of it) and the same weekday of the four weeks before.
 * Empty for measures of which that cannot be told (means) and where nothing stands out.
 */
export async function explainDay(
  ctx: Context,
  { measure, filters, point }: { measure: string; filters: QueryFilter[]; point: { day: string; hour: number | null } },
): Promise<DimensionShare[]> {
  const { additive, base } = natureOfMeasure(measure);
  if (!additive && base === null) return [];
  const narrowed = filters.filter(({ op }) => op === "is" || op === "in").map(({ dimension }) => dimension);
  // A status is how a call of a rate went, not where it came from.
  const asked = DIMENSIONS.filter(
    (key) => dimensionOf(key) && !narrowed.includes(key) && !(base !== null && key === "status"),
  );
  const within: QueryFilter[] = [
    ...filters,
    { dimension: "weekday", op: "is", values: [String(weekdayOf(point.day))] },
    ...(point.hour === null ? [] : [{ dimension: "hour_of_day", op: "is" as const, values: [String(point.hour)] }]),
  ];
  const dimensions: Record<string, Segment[]> = {};
  for (const dimension of asked) {
    const ask = async (from: string, to: string) => {
      const measures = base === null ? [measure] : [measure, base];
      return queryMetrics(ctx, {
        measures,
        dimensions: [dimension],
        filters: within,
        range: { from, to },
        limit: MOST_VALUES,
      });
    };
    const before = await ask(addDays(point.day, -7 * WEEKS_BEFORE), addDays(point.day, -1));
    const then = await ask(point.day, point.day);
    dimensions[dimension] = toSegments(dimension, measure, base, before.rows, then.rows);
  }
  return explainDifference(dimensions)
    .filter(({ surprise }) => surprise >= LEAST_SURPRISE)
    .sort((a, b) => rank(b) - rank(a) || asked.indexOf(a.dimension) - asked.indexOf(b.dimension))
    .slice(0, MOST_DIMENSIONS);
}

/** By surprise, in steps that chance makes anyway; "none" says less than a name. */
function rank({ surprise, values }: DimensionShare): number {
  return values.every(({ value }) => value === null) ? 0 : Math.round(surprise * 50);
}

type Row = Record<string, string | number | null>;

function toSegments(dimension: string, measure: string, base: string | null, before: Row[], then: Row[]): Segment[] {
  const amounts = (rows: Row[], share: number) =>
    new Map(
      rows.map((row) => {
        const value = row[dimension] === null ? null : String(row[dimension]);
        const size = base === null ? undefined : Number(row[base] ?? 0) * share;
        const of = size === undefined ? Number(row[measure] ?? 0) * share : Number(row[measure] ?? 0) * size;
        return [value, { of, ...(size === undefined ? {} : { base: size }) }];
      }),
    );
  const expected = amounts(before, 1 / WEEKS_BEFORE);
  const actual = amounts(then, 1);
  const none = base === null ? { of: 0 } : { of: 0, base: 0 };
  return [...new Set([...expected.keys(), ...actual.keys()])].map((value) => ({
    value,
    expected: expected.get(value) ?? none,
    actual: actual.get(value) ?? none,
  }));
}
