import type { MetricResult } from "@parley/analytics";
import { DomainError, type FieldError } from "@parley/platform";
import { type Context, guard } from "../context/index.ts";
import { type AnswerOptions, answerQuestions } from "./answer-questions.ts";

export interface BatchQuestion {
  /** The asker's own name for it, given back beside the answer. */
  id: string;
  query: unknown;
}

export interface Problem {
  code: string;
  detail: string;
  errors: FieldError[];
}

export type BatchAnswer = { id: string; result: MetricResult } | { id: string; problem: Problem };

/** Answers the questions of a whole page in their order. One that is refused says why in its place and leaves the others standing. */
export async function queryBatch(
  ctx: Context,
  questions: readonly BatchQuestion[],
  options?: AnswerOptions,
): Promise<BatchAnswer[]> {
  guard(ctx, "analytics.query");
  const answers = await answerQuestions(
    ctx,
    questions.map(({ query }) => query),
    options,
  );
  return answers.map((answer, i) => {
    const { id } = questions[i]!;
    if (!(answer instanceof DomainError)) return { id, result: answer };
    return { id, problem: { code: answer.code, detail: answer.message, errors: answer.fields } };
  });
}
