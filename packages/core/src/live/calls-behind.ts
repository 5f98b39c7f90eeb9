import { compileCalls, decodeQueryId, mergingDictionaries } from "@parley/analytics";
import type { Transaction } from "@parley/db";
import { notFound } from "@parley/platform";
import type { SQL } from "drizzle-orm";
import type { Context } from "../context/index.ts";
import { completeScope } from "../insights/complete-scope.ts";
import { findOrganization, namedDimensions } from "../insights/find-organization.ts";
import { statementSql } from "../insights/statement-sql.ts";

/** More calls than any organization has: all of them. */
const ALL = 2_000_000_000;

/**
 * A select of the ids (column `id`) of the calls behind a metric query, under its range and filters; with `measure` only those that the
 * measure is about. Work lists stand beside the numbers of a tab and must be about the same calls. Throws `not_found` for an unknown id.
 */
export async function callsBehind(tx: Transaction, ctx: Context, queryId: string, measure?: string): Promise<SQL> {
  const decoded = decodeQueryId(queryId);
  if (!decoded) throw notFound("query");
  const { range, query } = decoded;
  const named = namedDimensions([], query.filters);
  const { scope } = await findOrganization(tx, ctx.organizationId, {
    mergedOf: mergingDictionaries(named),
  });
  const complete = await completeScope(tx, scope, named, query.filters);
  const all = { range, filters: query.filters, measure, sort: "called_at", order: "desc", limit: ALL } as const;
  return statementSql(compileCalls(all, complete));
}
