import { sql } from "drizzle-orm";
import type { z } from "zod";
import { type CallSummary, type SummaryRow, summaryColumns, toSummary } from "../calls/index.ts";
import { type Context, guard, inTenant, parseInput } from "../context/index.ts";
import { callsBehind } from "./calls-behind.ts";
import { WorkListInput } from "./list-missed-not-called-back.ts";

/**
 * Calls that can be listened to or read and that nobody has scored, latest first, under the range and filters of a metric query.
 * Needs calls.read and analytics.query.
 */
export async function listCallsToScore(
  ctx: Context,
  queryId: string,
  input: z.input<typeof WorkListInput> = {},
): Promise<{ data: CallSummary[]; total: number }> {
  guard(ctx, "calls.read");
  guard(ctx, "analytics.query");
  const { limit } = parseInput(WorkListInput, input);
  return inTenant(ctx, async (tx) => {
    const behind = await callsBehind(tx, ctx, queryId);
    const { rows } = await tx.execute<SummaryRow & { total: string }>(sql`
      select ${summaryColumns}, c.total
      from (select c.*, count(*) over () as total from (${behind}) behind
        join calls c on c.organization_id = ${ctx.organizationId} and c.id = behind.id
        where c.score is null and (c.has_recording or c.has_transcript)
        order by c.called_at desc, c.id desc limit ${limit}) c
      left join ai_calls a on a.organization_id = c.organization_id and a.call_id = c.id
      order by c.called_at desc, c.id desc`);
    return { data: rows.map(toSummary), total: Number(rows[0]?.total ?? 0) };
  });
}
