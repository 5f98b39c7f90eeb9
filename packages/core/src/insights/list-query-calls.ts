import { compileCalls, decodeQueryId, dimensionByKey, measureByKey, mergingDictionaries } from "@parley/analytics";
import type { Transaction } from "@parley/db";
import { invalidInput, notFound } from "@parley/platform";
import { sql } from "drizzle-orm";
import { z } from "zod";
import { type CallPage, type CallSummary, type SummaryRow, summaryColumns, toSummary } from "../calls/index.ts";
import { type Context, guard, inTenant, parseInput } from "../context/index.ts";
import { findOrganization } from "./find-organization.ts";
import { runStatement } from "./run-statement.ts";

export const ListQueryCallsInput = z.object({
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().optional(),
  /** Only the calls that this measure is about: of `missed_calls` the missed ones, of a rate those that it is a share of. */
  measure: z.string().optional(),
  /** Only the calls of one row: its value of each dimension, null where it has none. */
  row: z.record(z.string(), z.string().nullable()).optional(),
});
export type ListQueryCallsInput = z.input<typeof ListQueryCallsInput>;

const Cursor = z.tuple([z.string().max(40), z.uuid()]);

/** The calls behind a result, under the same filters and the range it was resolved to. Throws `not_found` for an unknown id. */
export async function listQueryCalls(
  ctx: Context,
  queryId: string,
  input: ListQueryCallsInput = {},
): Promise<CallPage> {
  guard(ctx, "calls.read");
  guard(ctx, "analytics.query");
  const { limit, cursor, measure, row } = parseInput(ListQueryCallsInput, input);
  const decoded = decodeQueryId(queryId);
  if (!decoded) throw notFound("query");
  if (measure !== undefined && !measureByKey.has(measure)) {
    throw invalidInput([{ pointer: "/measure", message: "There is no such measure." }]);
  }
  for (const key of Object.keys(row ?? {})) {
    if (!dimensionByKey.has(key)) throw invalidInput([{ pointer: "/row", message: "There is no such dimension." }]);
  }
  return inTenant(ctx, async (tx) => {
    const named = [...decoded.query.filters.map(({ dimension }) => dimension), ...Object.keys(row ?? {})];
    const { timezone, merged } = await findOrganization(tx, ctx.organizationId, {
      mergedOf: mergingDictionaries(named),
    });
    const behind = { range: decoded.range, filters: decoded.query.filters, measure, row, after: readCursor(cursor) };
    const scope = { organizationId: ctx.organizationId, timezone, merged };
    const rows = await runStatement(tx, compileCalls({ ...behind, limit: limit + 1 }, scope));
    const page = rows.slice(0, limit);
    const hasMore = rows.length > limit;
    const last = page.at(-1);
    const next = last && Buffer.from(JSON.stringify([last.called_at, last.id])).toString("base64url");
    const data = await summarize(
      tx,
      ctx.organizationId,
      page.map((found) => String(found.id)),
    );
    return { data, hasMore, nextCursor: hasMore ? next! : null };
  });
}

async function summarize(tx: Transaction, organizationId: string, ids: string[]): Promise<CallSummary[]> {
  if (ids.length === 0) return [];
  const { rows } = await tx.execute<SummaryRow>(sql`select ${summaryColumns} from calls c
    left join ai_calls a on a.organization_id = c.organization_id and a.call_id = c.id
    where c.organization_id = ${organizationId} and c.id = any(${sql.param(ids)}::uuid[])
    order by c.called_at desc, c.id desc`);
  return rows.map(toSummary);
}

function readCursor(cursor: string | undefined): { calledAt: string; id: string } | undefined {
  if (!cursor) return undefined;
  try {
    const [calledAt, id] = Cursor.parse(JSON.parse(Buffer.from(cursor, "base64url").toString("utf8")));
    if (Number.isNaN(Date.parse(calledAt))) throw new Error("Not a time");
    return { calledAt, id };
  } catch {
    throw invalidInput([{ pointer: "/cursor", message: "This cursor is not one of ours. Start without one." }]);
  }
}
