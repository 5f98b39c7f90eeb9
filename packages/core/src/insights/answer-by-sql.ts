import {
  type Answer,
  compileFactsOf,
  compileQuery,
  type Grouped,
  type MetricResult,
  mergeGroups,
  type ResolvedRange,
  readGroups,
  shapeResult,
} from "@parley/analytics";
import type { CallSums } from "@parley/analytics/engine";
import type { Transaction } from "@parley/db";
import type { PreparedQuestion } from "./prepare-question.ts";
import { runStatement } from "./run-statement.ts";

/**
 * The reference: what the compiled SQL says. Also what answers when there are no segments for a question. `sums`: what segments have counted
 * already of a question that is about calls and spend; only the spend is asked of Postgres then.
 */
export async function answerBySql(
  tx: Transaction,
  question: PreparedQuestion,
  sums: CallSums | null = null,
): Promise<MetricResult> {
  const { query, range, before, scope, currency } = question;
  const answer = async (of: ResolvedRange, counted: Grouped | null | undefined): Promise<Answer> => {
    const statements = counted ? compileFactsOf("ad_spend", query, of, scope) : compileQuery(query, of, scope);
    const answers = [];
    for (const { parts, ...statement } of statements) {
      answers.push({ parts, rows: await runStatement(tx, statement) });
    }
    const grouped = readGroups(query, answers);
    return { range: of, grouped: counted ? mergeGroups(counted, grouped) : grouped };
  };
  const { timezone, settings } = scope;
  const current = await answer(range, sums?.current);
  const previous = before && (await answer(before, sums?.previous));
  return shapeResult(query, current, previous, { timezone, currency, settings });
}
