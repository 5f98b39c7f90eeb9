import type { MetricResult } from "@parley/analytics";
import { DomainError, type FieldError } from "@parley/platform";
import type { Context } from "../context/index.ts";
import { queryMetrics } from "./query-metrics.ts";

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
export async function queryBatch(ctx: Context, questions: BatchQuestion[]): Promise<BatchAnswer[]> {
  const answers: BatchAnswer[] = [];
  for (const { id, query } of questions) {
    try {
      answers.push({ id, result: await queryMetrics(ctx, query as never) });
    } catch (error) {
      if (!(error instanceof DomainError) || error.kind === "forbidden") throw error;
      answers.push({ id, problem: { code: error.code, detail: error.message, errors: error.fields } });
    }
  }
  return answers;
}
