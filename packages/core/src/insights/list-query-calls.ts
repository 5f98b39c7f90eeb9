import { compileCalls, decodeQueryId, dimensionByKey, measureByKey } from "@parley/analytics";
import { invalidInput, notFound } from "@parley/platform";
import { z } from "zod";
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

export interface QueryCallsPage {
  /** Uuids, newest call first. */
  callIds: string[];
  nextCursor: string | null;
  hasMore: boolean;
}

const Cursor = z.tuple([z.string().max(40), z.uuid()]);

/** The calls behind a result, under the same filters and the range it was resolved to. Throws `not_found` for an unknown id. */
export async function listQueryCalls(
  ctx: Context,
  queryId: string,
  input: ListQueryCallsInput = {},
): Promise<QueryCallsPage> {
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
  const rows = await inTenant(ctx, async (tx) => {
    const { timezone } = await findOrganization(tx, ctx.organizationId);
    const behind = { range: decoded.range, filters: decoded.query.filters, measure, row, after: readCursor(cursor) };
    return runStatement(
      tx,
      compileCalls({ ...behind, limit: limit + 1 }, { organizationId: ctx.organizationId, timezone }),
    );
  });
  const page = rows.slice(0, limit);
  const hasMore = rows.length > limit;
  const last = page.at(-1);
  const next = last && Buffer.from(JSON.stringify([last.called_at, last.id])).toString("base64url");
  return { callIds: page.map((found) => String(found.id)), hasMore, nextCursor: hasMore ? next! : null };
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
