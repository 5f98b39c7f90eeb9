"use client";

import { ParleyError } from "@parley/sdk";
import { api } from "@/lib/api.ts";
import { type Answer, createBatcher } from "./batch-questions.ts";
import type { MetricQuestion, MetricResult } from "./filters/question.ts";

/** Asks one question of the catalogue; those of one tick share a request. */
export const askMetrics = createBatcher<MetricQuestion, MetricResult>({ send: askTogether, most: 40 });

async function askTogether(questions: MetricQuestion[], signal: AbortSignal): Promise<Answer<MetricResult>[]> {
  const queries = questions.map((query, at) => ({ id: String(at), query: { ...query } }));
  const { data } = await api.POST("/api/v1/analytics/batch", { body: { queries }, signal });
  const byId = new Map(data!.results.map((one) => [one.id, one]));
  return queries.map(({ id }) => {
    const found = byId.get(id);
    if (found?.result) return { result: found.result };
    return { error: new ParleyError(422, found?.problem ?? {}) };
  });
}
