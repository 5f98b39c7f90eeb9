"use client";

import { ParleyError } from "@parley/sdk";
import { api } from "@/lib/api.ts";
import { type Answer, createBatcher } from "./batch-questions.ts";
import type { MetricQuestion, MetricResult } from "./filters/question.ts";

/** Asks one question of the catalogue; those of one tick share a request. */
export const askMetrics = createBatcher<MetricQuestion, MetricResult>({ send: askTogether, most: 40 });

type Answers = Promise<Answer<MetricResult>[]>;

async function askTogether(questions: MetricQuestion[], signal: AbortSignal): Answers {
  const queries = questions.map((query, at) => ({ id: String(at), query: { ...query } }));
  try {
    const { data } = await api.POST("/api/v1/analytics/batch", { body: { queries }, signal });
    const byId = new Map(data!.results.map((one) => [one.id, one]));
    return queries.map(({ id }) => {
      const found = byId.get(id);
      if (found?.result) return { result: found.result };
      return { error: new ParleyError(422, found?.problem ?? {}) };
    });
  } catch (error) {
    // One question that breaks the server must not take the whole page with it.
    if (questions.length > 1 && error instanceof ParleyError && error.status >= 500) return askApart(questions, signal);
    throw error;
  }
}

async function askApart(questions: MetricQuestion[], signal: AbortSignal): Answers {
  const settled = await Promise.allSettled(questions.map((question) => askTogether([question], signal)));
  return settled.map(
    (one): Answer<MetricResult> => (one.status === "fulfilled" ? one.value[0]! : { error: one.reason }),
  );
}
