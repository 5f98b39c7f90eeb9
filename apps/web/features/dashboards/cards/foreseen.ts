import type { Bucket } from "../filters/range.ts";
import type { Foresight } from "./use-foresight.ts";

/** Foresight laid on the days of a chart: places of unusual days, and the days to come that follow the last one shown. */
export function foreseen(foresight: Foresight | undefined, bucket: Bucket, keys: readonly (string | number)[]) {
  const last = String(keys.at(-1) ?? "");
  const used = bucket === "day" ? foresight : undefined;
  const anomalies = keys.flatMap((key, index) => {
    const expected = used?.odd.get(String(key));
    return expected === undefined ? [] : [{ index, expected: Math.round(expected) }];
  });
  const points = (used?.ahead ?? []).filter(({ day }) => day > last);
  // Days of long ago have nothing after them on this chart: a gap would be drawn as if it were none.
  const follows = points[0] !== undefined && daysBetween(last, points[0].day) === 1;
  const ahead = follows ? points : [];
  const forecast =
    ahead.length > 0
      ? {
          mean: ahead.map(({ value }) => Math.round(value)),
          low: ahead.map(({ low }) => Math.round(low)),
          high: ahead.map(({ high }) => Math.round(high)),
        }
      : undefined;
  return { anomalies, ahead: ahead.map(({ day }) => day), forecast };
}

const daysBetween = (from: string, to: string) => Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
