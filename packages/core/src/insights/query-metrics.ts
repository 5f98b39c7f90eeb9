import {
  type Answer,
  compareRange,
  compileQuery,
  factsOfMeasures,
  type MetricQueryInput,
  type MetricResult,
  mergingDictionaries,
  type ResolvedRange,
  readGroups,
  resolveRange,
  type Scope,
  type StatementAnswer,
  shapeResult,
  validateQuery,
} from "@parley/analytics";
import { invalidInput } from "@parley/platform";
import type { z } from "zod";
import { type Context, guard, inTenant } from "../context/index.ts";
import { findOrganization } from "./find-organization.ts";
import { runStatement } from "./run-statement.ts";

/**
 * Answers a question to the metric catalogue. Throws `invalid_input`, which names the nearest known measure or dimension for one that
 * does not exist, and for a time zone that is not the organization's.
 */
export async function queryMetrics(ctx: Context, input: z.input<typeof MetricQueryInput>): Promise<MetricResult> {
  guard(ctx, "analytics.query");
  const query = validateQuery(input);
  return inTenant(ctx, async (tx) => {
    const everything = "preset" in query.range && query.range.preset === "all_time";
    const named = [...query.dimensions, ...query.filters.map(({ dimension }) => dimension)];
    const { extent, merged, ...organization } = await findOrganization(tx, ctx.organizationId, {
      extentOf: everything ? factsOfMeasures(query.measures) : [],
      mergedOf: mergingDictionaries(named),
    });
    if (query.timezone && query.timezone !== organization.timezone) {
      const message = `Numbers are counted in the organization's time zone, ${organization.timezone}.`;
      throw invalidInput([{ pointer: "/timezone", message }]);
    }
    const scope: Scope = { organizationId: ctx.organizationId, timezone: organization.timezone, merged };
    const now = ctx.clock.now();
    const plan = resolveRange(query.range, scope.timezone, now, extent);
    const answer = async (range: ResolvedRange): Promise<Answer> => {
      const answers: StatementAnswer[] = [];
      for (const { parts, ...statement } of compileQuery(query, range, scope)) {
        answers.push({ parts, rows: await runStatement(tx, statement) });
      }
      return { range, grouped: readGroups(query, answers) };
    };
    const current = await answer(plan.range);
    const other = compareRange(plan, query.compare, scope.timezone, now);
    return shapeResult(query, current, other && (await answer(other)), organization);
  });
}
