import { invalidInput } from "@parley/platform";
import { sql } from "drizzle-orm";
import { type Context, guard, inTenant, parseInput } from "../context/index.ts";
import { type CallPlace, callConditions } from "./call-conditions.ts";
import { type CallSummary, ListCallsInput } from "./schemas.ts";
import { type SummaryRow, summaryColumns, toSummary } from "./summary-columns.ts";

export interface CallPage {
  data: CallSummary[];
  nextCursor: string | null;
  hasMore: boolean;
}

/**
 * Calls, latest first, by keyset: a page stays where it is while newer calls arrive. Throws invalid_input and forbidden. The page is
 * cut out along its index before anything is joined to it: joining first reads every call of the organization.
 */
export async function listCalls(ctx: Context, input: unknown): Promise<CallPage> {
  guard(ctx, "calls.read");
  const { limit, cursor, ...filters } = parseInput(ListCallsInput, input);
  const after = cursor ? decodeCursor(cursor) : null;
  const { rows } = await inTenant(ctx, async (tx) => {
    const condition = await callConditions(tx, ctx.organizationId, filters, after);
    return tx.execute<SummaryRow & { cursor_at: string }>(sql`
      select ${summaryColumns}, c.called_at::text as cursor_at
      from (select * from calls c where ${condition} order by c.called_at desc, c.id desc limit ${limit + 1}) c
      left join ai_calls a on a.organization_id = c.organization_id and a.call_id = c.id
      order by c.called_at desc, c.id desc`);
  });
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  const hasMore = rows.length > limit;
  return {
    data: page.map(toSummary),
    hasMore,
    nextCursor: hasMore && last ? encodeCursor(last.cursor_at, last.id) : null,
  };
}

// The database's own text of the instant keeps its microseconds; a Date would lose them and skip or repeat rows.
function encodeCursor(calledAt: string, id: string): string {
  return Buffer.from(`${calledAt}|${id}`).toString("base64url");
}

function decodeCursor(cursor: string): CallPlace {
  const [calledAt, id] = Buffer.from(cursor, "base64url").toString().split("|");
  const valid =
    calledAt &&
    id &&
    /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d[\d.]*[+-]\d\d(:\d\d)?$/.test(calledAt) &&
    /^[0-9a-f-]{36}$/.test(id);
  if (!valid) throw invalidInput([{ pointer: "/cursor", message: "Use the next_cursor of the page before." }]);
  return { calledAt, id };
}
