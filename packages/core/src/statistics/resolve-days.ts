import type { Context } from "../context/index.ts";
import { queryMetrics } from "../insights/index.ts";
import { addDays, earlier, findToday } from "./local-days.ts";
import type { QueryRange } from "./query-filter.ts";

/** A range as days, up to yesterday: the running day is not over. Null when nothing of the range is over yet. */
export async function resolveDays(ctx: Context, range: QueryRange): Promise<{ from: string; to: string } | null> {
  const { resolvedRange } = await queryMetrics(ctx, { measures: ["calls"], range });
  const to = earlier(resolvedRange.to, addDays(await findToday(ctx), -1));
  return resolvedRange.from <= to ? { from: resolvedRange.from, to } : null;
}
