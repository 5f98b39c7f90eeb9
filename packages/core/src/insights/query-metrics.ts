import type { MetricQueryInput, MetricResult } from "@parley/analytics";
import { DomainError } from "@parley/platform";
import type { z } from "zod";
import { type Context, guard } from "../context/index.ts";
import { type AnswerOptions, answerQuestions } from "./answer-questions.ts";

/**
 * Answers a question to the metric catalogue. Throws `invalid_input`, which names the nearest known measure or dimension for one that
 * does not exist, and for a time zone that is not the organization's.
 */
export async function queryMetrics(
  ctx: Context,
  input: z.input<typeof MetricQueryInput>,
  options?: AnswerOptions,
): Promise<MetricResult> {
  guard(ctx, "analytics.query");
  const [answer] = await answerQuestions(ctx, [input], options);
  if (answer instanceof DomainError) throw answer;
  return answer!;
}
