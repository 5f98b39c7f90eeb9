import { sql } from "drizzle-orm";
import { type CallSummary, type SummaryRow, summaryColumns, toSummary } from "../calls/index.ts";
import { type Context, guard, inTenant } from "../context/index.ts";

/** A call that rings or is being held. */
export interface LiveCall extends CallSummary {
  /** When somebody took it; null while it rings, and of a tracked call, whose system does not tell. */
  answeredAt: Date | null;
}

export interface LiveCalls {
  /** Latest first, at most 200. */
  calls: LiveCall[];
  /** How many there are. */
  total: number;
  /** AI calls that wait to be dialled; those that are scheduled for later do not count. */
  waiting: number;
}

/** Hours. An AI call ends after four at most, and a tracked one that is "in progress" for longer is one whose end nobody told. */
const LONGEST_CALL = 6;
const MOST = 200;

/** What is going on now: calls that ring or are being held, of both doors. Needs calls.read. */
export async function listLiveCalls(ctx: Context): Promise<LiveCalls> {
  guard(ctx, "calls.read");
  const now = ctx.clock.now();
  const since = new Date(now.getTime() - LONGEST_CALL * 3_600_000);
  const recent = sql`c.organization_id = ${ctx.organizationId} and not c.spam
    and c.called_at > ${since.toISOString()}::timestamptz and c.called_at <= ${now.toISOString()}::timestamptz`;
  return inTenant(ctx, async (tx) => {
    const { rows } = await tx.execute<SummaryRow & { answered_at: string | null; total: string }>(sql`
      select ${summaryColumns}, a.answered_at, c.total
      from (select c.*, count(*) over () as total from calls c
        where ${recent} and c.status in ('ringing', 'in_progress')
        order by c.called_at desc, c.id desc limit ${MOST}) c
      left join ai_calls a on a.organization_id = c.organization_id and a.call_id = c.id
      order by c.called_at desc, c.id desc`);
    const queued = await tx.execute<{ waiting: string }>(
      sql`select count(*) as waiting from calls c where ${recent} and c.status = 'queued'`,
    );
    return {
      calls: rows.map((row) => ({
        ...toSummary(row),
        answeredAt: row.answered_at === null ? null : new Date(row.answered_at),
      })),
      total: Number(rows[0]?.total ?? 0),
      waiting: Number(queued.rows[0]?.waiting ?? 0),
    };
  });
}
