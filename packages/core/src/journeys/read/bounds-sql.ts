import type { ResolvedRange } from "@parley/analytics";
import { type SQL, sql } from "drizzle-orm";

/** The moments between which the days of a range lie in a zone (start included, end not). */
export function boundsSql({ from, to }: ResolvedRange, timezone: string): { from: SQL; to: SQL } {
  return {
    from: sql`(${from}::date::timestamp at time zone ${timezone})`,
    to: sql`((${to}::date + 1)::timestamp at time zone ${timezone})`,
  };
}
