import {
  type Answer,
  compileQuery,
  type MetricResult,
  type ResolvedRange,
  readGroups,
  shapeResult,
} from "@parley/analytics";
import type { Transaction } from "@parley/db";
import type { PreparedQuestion } from "./prepare-question.ts";
import { runStatement } from "./run-statement.ts";

/** The reference: what the compiled SQL says. Also what answers when there are no segments for a question. */
export async function answerBySql(tx: Transaction, question: PreparedQuestion): Promise<MetricResult> {
  const { query, range, before, scope, currency } = question;
  const answer = async (of: ResolvedRange): Promise<Answer> => {
    const answers = [];
    for (const { parts, ...statement } of compileQuery(query, of, scope)) {
      answers.push({ parts, rows: await runStatement(tx, statement) });
    }
    return { range: of, grouped: readGroups(query, answers) };
  };
  const { timezone, settings } = scope;
  return shapeResult(query, await answer(range), before && (await answer(before)), { timezone, currency, settings });
}
