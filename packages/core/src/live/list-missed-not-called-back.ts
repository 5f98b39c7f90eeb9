import { sql } from "drizzle-orm";
import { z } from "zod";
import { type CallSummary, type SummaryRow, summaryColumns, toSummary } from "../calls/index.ts";
import { type Context, guard, inTenant, parseInput } from "../context/index.ts";
import { callsBehind } from "./calls-behind.ts";

export const WorkListInput = z.object({
  limit: z.coerce.number().int().min(1).max(200, "At most 200.").default(20),
});

/** The last missed call of a number that still waits for an answer. */
export interface MissedCall extends CallSummary {
  /** Missed calls of this number since it was last reached, within the query's range. */
  tries: number;
  firstTryAt: Date;
}

/**
 * Callers that were missed and not reached since, latest first: one line for each number. A number counts as reached when it was called
 * back after the missed call, answered or not, or when it rang again and was answered. Withheld numbers are left out: nobody can call
 * them. `queryId` is that of any metric query; the missed calls are those under its range and filters, what reached them may lie outside.
 * Needs calls.read and analytics.query.
 */
export async function listMissedNotCalledBack(
  ctx: Context,
  queryId: string,
  input: z.input<typeof WorkListInput> = {},
): Promise<{ data: MissedCall[]; total: number }> {
  guard(ctx, "calls.read");
  guard(ctx, "analytics.query");
  const { limit } = parseInput(WorkListInput, input);
  return inTenant(ctx, async (tx) => {
    const behind = await callsBehind(tx, ctx, queryId, "missed_calls");
    const { rows } = await tx.execute<SummaryRow & { tries: string; first_try_at: string; total: string }>(sql`
      with missed as materialized (
        select c.id, c.phone, c.called_at from (${behind}) behind
        join calls c on c.organization_id = ${ctx.organizationId} and c.id = behind.id
        where c.phone is not null),
      reached as (
        select c.phone, max(c.called_at) as at from calls c
        where c.organization_id = ${ctx.organizationId} and c.called_at >= (select min(called_at) from missed)
          and c.phone in (select phone from missed)
          and (c.direction = 'outbound' and c.status not in ('failed', 'canceled') or c.direction = 'inbound' and c.answered)
        group by c.phone),
      open as (
        select (array_agg(m.id order by m.called_at desc, m.id desc))[1] as id, max(m.called_at) as last_at,
          count(*) as tries, min(m.called_at) as first_try_at
        from missed m left join reached r on r.phone = m.phone
        where r.at is null or m.called_at > r.at group by m.phone),
      page as (select *, count(*) over () as total from open order by last_at desc, id desc limit ${limit})
      select ${summaryColumns}, page.tries, page.first_try_at, page.total
      from page join calls c on c.organization_id = ${ctx.organizationId} and c.id = page.id
      left join ai_calls a on a.organization_id = c.organization_id and a.call_id = c.id
      order by c.called_at desc, c.id desc`);
    return {
      data: rows.map((row) => ({
        ...toSummary(row),
        tries: Number(row.tries),
        firstTryAt: new Date(row.first_try_at),
      })),
      total: Number(rows[0]?.total ?? 0),
    };
  });
}
