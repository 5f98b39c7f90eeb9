import { median } from "../median.ts";
import { WEEK } from "./forecaster.ts";

/** Days without a value get the median of their weekday: a model needs every day. */
export function fillGaps(values: readonly (number | null)[]): number[] {
  const all = median(values.filter((value) => value !== null));
  const ofWeekday = Array.from({ length: WEEK }, (_, day) => {
    const known = values.filter((value, i): value is number => value !== null && i % WEEK === day);
    return known.length > 0 ? median(known) : all;
  });
  return values.map((value, i) => value ?? ofWeekday[i % WEEK]!);
}
