import {
  type CallsBehind,
  callSorts,
  compileCalls,
  decodeQueryId,
  dimensionOf,
  type Filter,
  measureByKey,
  mergingDictionaries,
} from "@parley/analytics";
import type { EngineList } from "@parley/analytics/engine";
import type { Transaction } from "@parley/db";
import { invalidInput, notFound } from "@parley/platform";
import { sql } from "drizzle-orm";
import { z } from "zod";
import { type CallPage, type CallSummary, type SummaryRow, summaryColumns, toSummary } from "../calls/index.ts";
import { type Context, guard, inTenant, parseInput } from "../context/index.ts";
import { completeScope, findWords, hasWords } from "./complete-scope.ts";
import { findOrganization, namedDimensions } from "./find-organization.ts";
import { runStatement } from "./run-statement.ts";

export const ListQueryCallsInput = z.object({
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().optional(),
  /** Only the calls that this measure is about: of `missed_calls` the missed ones, of a rate those that it is a share of. */
  measure: z.string().optional(),
  /** Only the calls of one row: its value of each dimension, null where it has none. */
  row: z.record(z.string(), z.string().nullable()).optional(),
  sort: z.enum(callSorts, `Sort by ${callSorts.join(", ")}.`).default("called_at"),
  order: z.enum(["asc", "desc"], "Use asc or desc.").default("desc"),
});
export type ListQueryCallsInput = z.input<typeof ListQueryCallsInput>;

export interface CallsBehindPage extends CallPage {
  /** How many calls there are, over all pages. */
  total: number;
}

const Cursor = z.object({
  value: z.number().nullable(),
  calledAt: z.string().max(40),
  id: z.uuid(),
  total: z.number().int(),
});
type Cursor = z.output<typeof Cursor>;

/** The calls behind a result, under the same filters and the range it was resolved to. Throws `not_found` for an unknown id. */
export async function listQueryCalls(
  ctx: Context,
  queryId: string,
  input: ListQueryCallsInput = {},
): Promise<CallsBehindPage> {
  guard(ctx, "calls.read");
  guard(ctx, "analytics.query");
  const { limit, cursor, measure, row, sort, order } = parseInput(ListQueryCallsInput, input);
  const decoded = decodeQueryId(queryId);
  if (!decoded) throw notFound("query");
  if (measure !== undefined && !measureByKey.has(measure)) {
    throw invalidInput([{ pointer: "/measure", message: "There is no such measure." }]);
  }
  for (const key of Object.keys(row ?? {})) {
    if (!dimensionOf(key)) throw invalidInput([{ pointer: "/row", message: "There is no such dimension." }]);
  }
  const filters = [
    ...decoded.query.filters,
    ...Object.entries(row ?? {}).map(([dimension, value]): Filter => ({ dimension, op: "is", values: [value] })),
  ];
  const after = readCursor(cursor);
  const behind = { range: decoded.range, filters, measure, sort, order };
  const first = after ? null : await firstPage(ctx, behind, limit + 1);
  return inTenant(ctx, async (tx) => {
    const { rows, total } = first ?? (await bySql(tx, ctx.organizationId, { ...behind, after, limit: limit + 1 }));
    const page = rows.slice(0, limit);
    const hasMore = rows.length > limit;
    const last = page.at(-1);
    const ids = page.map(({ id }) => id);
    const nextCursor = hasMore && last ? await writeCursor(tx, ctx.organizationId, last, total) : null;
    return { data: await summarize(tx, ctx.organizationId, ids), hasMore, nextCursor, total };
  });
}

interface Listed {
  rows: { id: string; value: number | null }[];
  total: number;
}

/** From segments, which know the order by any column and the exact number at once; null when they cannot. */
async function firstPage(
  ctx: Context,
  behind: Omit<EngineList, "scope" | "limit">,
  limit: number,
): Promise<Listed | null> {
  const { segments, organizationId } = ctx;
  if (!segments) return null;
  const now = await segments.now(organizationId);
  const { timezone, qualifiedScore, serviceLevelSeconds } = now;
  const scope = { organizationId, timezone, settings: { qualifiedScore, serviceLevelSeconds } };
  const { filters } = behind;
  const found = hasWords(filters) ? await inTenant(ctx, (tx) => findWords(tx, organizationId, filters)) : undefined;
  const listed = await segments.list(organizationId, now, { ...behind, scope, limit, found });
  return listed && { rows: listed.ids.map((id, i) => ({ id, value: listed.values[i]! })), total: listed.total };
}

async function bySql(
  tx: Transaction,
  organizationId: string,
  behind: CallsBehind & { after?: Cursor },
): Promise<Listed> {
  const named = namedDimensions([], behind.filters);
  const { scope } = await findOrganization(tx, organizationId, { mergedOf: mergingDictionaries(named) });
  const complete = await completeScope(tx, scope, named, behind.filters);
  const rows = await runStatement(tx, compileCalls(behind, complete));
  const listed = rows.map(({ id, value }) => ({ id: String(id), value: value === null ? null : Number(value) }));
  return { rows: listed, total: behind.after?.total ?? Number(rows[0]?.total ?? 0) };
}

async function summarize(tx: Transaction, organizationId: string, ids: string[]): Promise<CallSummary[]> {
  if (ids.length === 0) return [];
  const { rows } = await tx.execute<SummaryRow & { id: string }>(sql`select ${summaryColumns} from calls c
    left join ai_calls a on a.organization_id = c.organization_id and a.call_id = c.id
    where c.organization_id = ${organizationId} and c.id = any(${sql.param(ids)}::uuid[])`);
  const place = new Map(ids.map((id, i) => [id, i]));
  return rows.sort((a, b) => place.get(a.id)! - place.get(b.id)!).map(toSummary);
}

async function writeCursor(
  tx: Transaction,
  organizationId: string,
  { id, value }: Listed["rows"][number],
  total: number,
): Promise<string | null> {
  const { rows } = await tx.execute<{ at: string }>(
    sql`select called_at::text as at from calls where organization_id = ${organizationId} and id = ${id}`,
  );
  if (!rows[0]) return null;
  const cursor = { value, calledAt: rows[0].at, id, total } satisfies Cursor;
  return Buffer.from(JSON.stringify(cursor)).toString("base64url");
}

function readCursor(cursor: string | undefined): Cursor | undefined {
  if (!cursor) return undefined;
  try {
    const read = Cursor.parse(JSON.parse(Buffer.from(cursor, "base64url").toString("utf8")));
    if (Number.isNaN(Date.parse(read.calledAt))) throw new Error("Not a time");
    return read;
  } catch {
    throw invalidInput([{ pointer: "/cursor", message: "This cursor is not one of ours. Start without one." }]);
  }
}
