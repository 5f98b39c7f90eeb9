/** As a metric query takes it: a preset by name, or two days (YYYY-MM-DD). */
export type TileRange = { preset: string } | { from: string; to: string };

/** Steps of time that follow the days that are shown. */
export const grains: readonly string[] = ["day", "week", "month"];

const DAY_MS = 86_400_000;
const PRESET_DAYS: Record<string, number> = {
  ...{ today: 1, yesterday: 1, last_7_days: 7, last_30_days: 30, last_90_days: 90, this_month: 31, last_month: 31 },
  ...{ this_quarter: 92, last_quarter: 92, this_year: 366, last_year: 366, all_time: Number.POSITIVE_INFINITY },
};

/** Hours within a day, days up to a quarter, weeks up to a year and a half, then months: neither one point nor hundreds. */
export function fittingGrain(range: TileRange): string {
  const days = "preset" in range ? (PRESET_DAYS[range.preset] ?? 30) : (at(range.to) - at(range.from)) / DAY_MS + 1;
  if (days <= 1) return "hour_of_day";
  if (days <= 92) return "day";
  return days <= 550 ? "week" : "month";
}

const at = (day: string) => Date.parse(`${day}T00:00:00Z`);
