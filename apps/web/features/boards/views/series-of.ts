import type { MetricResult } from "@/features/dashboards/filters/question.ts";
import { BUCKETS, type Bucket } from "@/features/dashboards/filters/range.ts";
import { measureColor } from "@/features/dashboards/measure-colors.ts";
import { toSeries } from "@/features/dashboards/series.ts";
import { valueColors } from "@/features/dashboards/value-colors.ts";
import { columnsOf, labelOf, numberOf, textOf } from "./view-props.ts";

export interface Drawn {
  /** Values of the first dimension, as they stand in the rows. */
  keys: (string | number | null)[];
  running: boolean;
  series: {
    measure: string;
    /** The second dimension's value; undefined without one. */
    value?: string | null;
    name: string;
    color: string;
    values: (number | null)[];
    previous?: (number | null)[];
  }[];
}

/** More lines than this are no picture any more. */
const MOST_SPLITS = 8;

/** A result by one or two dimensions as series along the first: of each measure, or of each value of the second. */
export function seriesOf(
  result: MetricResult,
  words: (dimension: string, value: string | null) => string,
  now = new Date(),
): Drawn {
  const { dimensions, measures } = columnsOf(result);
  const [along = "", by] = dimensions;
  if (by !== undefined) return splitSeries(result, along, by, measures[0]!, words);
  if (BUCKETS.includes(along as Bucket)) {
    const data = toSeries(result, along as Bucket, now);
    return {
      keys: data.keys,
      running: data.running,
      series: measures.map((measure) => ({
        ...{ measure, name: labelOf(result, measure), color: colorAmong(measures, measure) },
        values: data.values[measure] ?? [],
        previous: data.previous?.[measure],
      })),
    };
  }
  const rows = along === "score_band" ? result.rows.filter((row) => row[along] != null) : result.rows;
  return {
    keys: rows.map((row) => row[along] ?? null),
    running: false,
    series: measures.map((measure) => ({
      ...{ measure, name: labelOf(result, measure), color: colorAmong(measures, measure) },
      values: rows.map((row) => numberOf(row[measure])),
    })),
  };
}

function splitSeries(
  result: MetricResult,
  along: string,
  by: string,
  measure: string,
  words: (dimension: string, value: string | null) => string,
): Drawn {
  const keys = [...new Set(result.rows.map((row) => row[along] ?? null))];
  const place = new Map(keys.map((key, at) => [key, at]));
  const lines = new Map<string | null, { values: (number | null)[]; weight: number }>();
  for (const row of result.rows) {
    const value = textOf(row[by]);
    const line = lines.get(value) ?? { values: keys.map(() => null), weight: 0 };
    const number = numberOf(row[measure]);
    line.values[place.get(row[along] ?? null)!] = number;
    line.weight += Math.abs(number ?? 0);
    lines.set(value, line);
  }
  const shown = [...lines].sort(([, a], [, b]) => b.weight - a.weight).slice(0, MOST_SPLITS);
  const colors = valueColors(
    by,
    shown.map(([value]) => value),
  );
  return {
    keys,
    running: false,
    series: shown.map(([value, { values }]) => ({
      ...{ measure, value, values, name: words(by, value), color: colors.get(value) ?? "var(--chart-rest)" },
    })),
  };
}

/** A measure keeps its colour, unless another one of this tile has it already. */
function colorAmong(measures: string[], measure: string): string {
  const taken = new Set<string>();
  for (const one of measures) {
    let color = measureColor(one);
    for (let i = 1; taken.has(color) && i <= 8; i++) color = `var(--chart-${i})`;
    if (one === measure) return color;
    taken.add(color);
  }
  return measureColor(measure);
}
