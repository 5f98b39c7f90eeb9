import {
  type Answer,
  compareRange,
  compileQuery,
  type Extent,
  type MetricQueryInput,
  type MetricResult,
  type ResolvedRange,
  readGroups,
  resolveRange,
  type Scope,
  shapeResult,
  validateQuery,
} from "@parley/analytics";
import type { Transaction } from "@parley/db";
import { sql } from "drizzle-orm";
import type { z } from "zod";
import { type Context, guard, inTenant } from "../context/index.ts";
import { findOrganization } from "./find-organization.ts";
import { runStatement } from "./run-statement.ts";

/**
 * Answers a question to the metric catalogue. Throws `invalid_input`, which names the nearest known measure or dimension for one that
 * does not exist.
 */
export async function queryMetrics(ctx: Context, input: z.input<typeof MetricQueryInput>): Promise<MetricResult> {
  guard(ctx, "analytics.query");
  const query = validateQuery(input);
  return inTenant(ctx, async (tx) => {
    const organization = await findOrganization(tx, ctx.organizationId);
    const scope: Scope = { organizationId: ctx.organizationId, timezone: organization.timezone };
    const now = ctx.clock.now();
    const everything = "preset" in query.range && query.range.preset === "all_time";
    const extent = everything ? await findExtent(tx, ctx.organizationId) : null;
    const plan = resolveRange(query.range, scope.timezone, now, extent);
    const answer = async (range: ResolvedRange): Promise<Answer> => {
      const rows = await runStatement(tx, compileQuery(query, range, scope));
      return { range, grouped: readGroups(query, rows) };
    };
    const current = await answer(plan.range);
    const other = compareRange(plan, query.compare, scope.timezone, now);
    return shapeResult(query, current, other && (await answer(other)), organization);
  });
}

/** First and last day with a call, from the two ends of the page index. */
async function findExtent(tx: Transaction, organizationId: string): Promise<Extent> {
  const day = (direction: string) =>
    sql`(select local_date::text from calls where organization_id = ${organizationId}
      order by called_at ${sql.raw(direction)}, id ${sql.raw(direction)} limit 1)`;
  const { rows } = await tx.execute<{ first: string | null; last: string | null }>(
    sql`select ${day("asc")} as first, ${day("desc")} as last`,
  );
  const { first, last } = rows[0]!;
  return first && last ? { first, last } : null;
}
