import type { Context } from "../context/index.ts";
import { queryMetrics } from "../insights/index.ts";
import { weekdayOf } from "./local-days.ts";
import type { QueryFilter } from "./query-filter.ts";

export interface HourPlace {
  day: string;
  /** 0 to 23 */
  hour: number;
  value: number;
  /** Hour of the week, from Monday's first on. */
  season: number;
}

/** A count or sum for every hour of the days, 0 where there were no calls. Days without a break; clock changes do not make 23 hours of one. */
export async function hourlySeries(
  ctx: Context,
  { measure, filters, days }: { measure: string; filters: QueryFilter[]; days: string[] },
): Promise<HourPlace[]> {
  const { rows } = await queryMetrics(ctx, {
    ...{ measures: [measure], filters, dimensions: ["day", "hour_of_day"] },
    range: { from: days[0]!, to: days.at(-1)! },
  });
  const known = new Map(rows.map((row) => [`${row.day} ${row.hour_of_day}`, row[measure] as number | null]));
  return days.flatMap((day) => {
    const weekday = weekdayOf(day);
    return Array.from({ length: 24 }, (_, hour) => {
      return { day, hour, value: known.get(`${day} ${hour}`) ?? 0, season: (weekday - 1) * 24 + hour };
    });
  });
}
