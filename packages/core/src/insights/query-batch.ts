import type { MetricResult } from "@parley/analytics";
import { DomainError, type FieldError } from "@parley/platform";
import { type Context, guard } from "../context/index.ts";
import { type AnswerOptions, answerQuestions, answerQuestionsAsText } from "./answer-questions.ts";

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

export type BatchAnswer<T = MetricResult> = { id: string; result: T } | { id: string; problem: Problem };

/** Answers the questions of a whole page in their order. One that is refused says why in its place and leaves the others standing. */
export async function queryBatch(
  ctx: Context,
  questions: readonly BatchQuestion[],
  options?: AnswerOptions,
): Promise<BatchAnswer[]> {
  guard(ctx, "analytics.query");
  return paired(questions, await answerQuestions(ctx, queriesOf(questions), options));
}

/** The same with results as JSON of the public API, handed through as the threads wrote them. */
export async function queryBatchAsText(
  ctx: Context,
  questions: readonly BatchQuestion[],
  options?: AnswerOptions,
): Promise<BatchAnswer<string>[]> {
  guard(ctx, "analytics.query");
  return paired(questions, await answerQuestionsAsText(ctx, queriesOf(questions), options));
}

const queriesOf = (questions: readonly BatchQuestion[]) => questions.map(({ query }) => query);

function paired<T>(questions: readonly BatchQuestion[], answers: readonly (T | DomainError)[]): BatchAnswer<T>[] {
  return answers.map((answer, i) => {
    const { id } = questions[i]!;
    if (!(answer instanceof DomainError)) return { id, result: answer };
    return { id, problem: { code: answer.code, detail: answer.message, errors: answer.fields } };
  });
}
