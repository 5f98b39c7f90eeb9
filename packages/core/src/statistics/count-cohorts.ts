import { compileCalls, validateQuery } from "@parley/analytics";
import { type CohortCount, type CohortRow, cohortTable } from "@parley/analytics/statistics";
import { sql } from "drizzle-orm";
import { DateTime } from "luxon";
import { z } from "zod";
import { type Context, guard, inTenant, parseInput } from "../context/index.ts";
import { queryMetrics } from "../insights/index.ts";
import { prepareQuestion } from "../insights/prepare-question.ts";
import { statementSql } from "../insights/statement-sql.ts";
import { type CohortGrain, cohortStatement } from "./cohort-statement.ts";
import { findToday, later } from "./local-days.ts";
import { queryFilters, queryRange } from "./query-filter.ts";

/** Cohorts at most; of a longer range the last ones. */
const MOST = { week: 26, month: 24 } as const;
const STANDARD = 12;
/** More first calls than any organization has; the statement wants a number. */
const ALL = 1_000_000_000;

export const CountCohortsInput = z.object({
  grain: z.enum(["week", "month"], "Use week or month.").default("month"),
  filters: queryFilters,
  /** Without it the last twelve weeks or months, with the running one. */
  range: queryRange.removeDefault().optional(),
});
export type CountCohortsInput = z.input<typeof CountCohortsInput>;

export interface Cohorts {
  grain: CohortGrain;
  timezone: string;
  /** First and last day of the cohorts; begins with a whole week or month. */
  range: { from: string; to: string };
  /** The first period is not over yet for cohorts and cells that reach up to now. */
  runningPeriod: string;
  rows: CohortRow[];
}

/**
 * First-time callers by the week or month of their first call, and how many of them called again or converted in each later one. Filters
 * choose the first calls (a source brought them); later calls count wherever they came from. Throws `invalid_input` for unknown names.
 */
export async function countCohorts(ctx: Context, input: CountCohortsInput = {}): Promise<Cohorts> {
  guard(ctx, "analytics.query");
  const { grain, filters, range } = parseInput(CountCohortsInput, input);
  const today = await findToday(ctx);
  const startOf = (day: string) => DateTime.fromISO(day, { zone: "utc" }).startOf(grain);
  const back = (day: string, periods: number) =>
    startOf(day)
      .minus({ [grain]: periods })
      .toISODate()!;
  const asked = range ?? { from: back(today, STANDARD - 1), to: today };
  const { resolvedRange } = await queryMetrics(ctx, { measures: ["first_time_callers"], filters, range: asked });
  const to = resolvedRange.to < today ? resolvedRange.to : today;
  const from = later(
    startOf(resolvedRange.from < to ? resolvedRange.from : to).toISODate()!,
    back(to, MOST[grain] - 1),
  );
  const question = { measures: ["first_time_callers"], filters, grain, range: { from, to } };
  const { rows, timezone } = await queryMetrics(ctx, question);
  const counts = await readCounts(ctx, question, grain);
  const running = startOf(today);
  const sizes = rows.map((row) => {
    const cohort = String(row[grain]);
    const lastAge = Math.round(running.diff(DateTime.fromISO(cohort, { zone: "utc" }), `${grain}s`).as(`${grain}s`));
    return { cohort, callers: Number(row.first_time_callers ?? 0), lastAge };
  });
  const firstCalled = sizes.findIndex(({ callers }) => callers > 0);
  return {
    ...{ grain, timezone, range: { from, to }, runningPeriod: running.toISODate()! },
    rows: firstCalled < 0 ? [] : cohortTable(sizes.slice(firstCalled), counts),
  };
}

async function readCounts(ctx: Context, question: object, grain: CohortGrain): Promise<CohortCount[]> {
  const query = validateQuery(question);
  return inTenant(ctx, async (tx) => {
    const { range, scope } = await prepareQuestion(tx, ctx.organizationId, query, ctx.clock.now());
    const measure = "first_time_callers";
    const first = compileCalls(
      { range, filters: query.filters, measure, sort: "called_at", order: "asc", limit: ALL },
      scope,
    );
    // How many calls are first ones is beyond the planner's guesses: it takes them for one, and would read all calls again for each of them.
    await tx.execute(sql`set local enable_nestloop = off`);
    const { rows } = await tx.execute<{ cohort: string; age: number; called_again: number; converted: number }>(
      cohortStatement(ctx.organizationId, grain, statementSql(first)),
    );
    return rows.map(({ called_again, ...row }) => ({ ...row, calledAgain: called_again }));
  });
}
