import { isDeepStrictEqual } from "node:util";
import type { MetricResult } from "@parley/analytics";
import { createLogger } from "@parley/platform";
import type { TestDatabase, TestOrganization } from "@parley/testing";
import type { Context } from "../../context/index.ts";
import { createSegmentEngine, type SegmentEngine } from "../../segments/index.ts";
import { queryBatch } from "../query-batch.ts";
import type { Question } from "./any-question.ts";

export interface BothEngines {
  contextOf(organization: TestOrganization, now: Date): Context;
  /** Builds the organization's segments, with those of imported texts, which are built once somebody has asked for them. */
  build(organization: TestOrganization, custom: readonly string[]): Promise<void>;
  /** Questions that segments answered themselves, of all that they were given. */
  counts: { answered: number; given: number };
  close(): Promise<void>;
}

/** The columnar engine over a test's database, which counts what it answers: what it passes on would be SQL compared with SQL. */
export function createBothEngines(t: TestDatabase): BothEngines {
  const clock = { now: () => new Date() };
  const logger = createLogger("test", "error");
  const engine = createSegmentEngine({ db: t.db, clock, logger, threads: 1, memoryBytes: 512 * 1024 ** 2 });
  const counts = { answered: 0, given: 0 };
  const counting: SegmentEngine = {
    ...engine,
    async answer(organizationId, now, questions) {
      const results = await engine.answer(organizationId, now, questions);
      counts.given += questions.length;
      counts.answered += results.filter((result) => result !== null).length;
      return results;
    },
  };
  const contextOf: BothEngines["contextOf"] = ({ context }, now) => {
    return { ...context, clock: { now: () => now }, segments: counting };
  };
  return {
    ...{ contextOf, counts },
    async build(organization, custom) {
      const queries = [...custom, "form", "experiment"].map((key) => ({
        id: key,
        query: { measures: ["calls"], dimensions: [key], range: { preset: "all_time" } },
      }));
      await engine.build(organization.organizationId);
      await queryBatch({ ...organization.context, segments: engine }, queries);
      await engine.build(organization.organizationId);
    },
    close: () => engine.close(),
  };
}

/** A question to which the two engines gave different answers. */
export interface Disagreement {
  question: Question;
  segments: unknown;
  sql: unknown;
}

/** Asks both engines the same; null when every answer is the same to the last digit, else the first that is not. */
export async function compareEngines(ctx: Context, questions: readonly Question[]): Promise<Disagreement | null> {
  const batch = questions.map((query, i) => ({ id: String(i), query }));
  const segments = await queryBatch(ctx, batch, { engine: "segments" });
  const sql = await queryBatch(ctx, batch, { engine: "sql" });
  const at = batch.findIndex((_, i) => !isDeepStrictEqual(segments[i], sql[i]));
  return at < 0 ? null : { question: questions[at]!, segments: segments[at], sql: sql[at] };
}

/** Takes away from the question what can go while the engines still disagree about it. */
export async function simplify(ctx: Context, found: Disagreement): Promise<Disagreement> {
  for (const simpler of simplerThan(found.question)) {
    const again = await compareEngines(ctx, [simpler]);
    if (again) return simplify(ctx, again);
  }
  return found;
}

function* simplerThan(question: Question): Generator<Question> {
  const without = <T>(list: readonly T[], at: number) => list.filter((_, i) => i !== at);
  if (question.orderBy.length > 0) yield { ...question, orderBy: [] };
  if (question.compare !== "none") yield { ...question, compare: "none" };
  const { limit: _limit, ...unlimited } = question;
  if (question.limit !== undefined) yield unlimited;
  const { grain: _grain, ...whole } = question;
  if (question.grain !== undefined) yield { ...whole, orderBy: [] };
  for (const at of question.filters.keys()) yield { ...question, filters: without(question.filters, at) };
  for (const at of question.dimensions.keys())
    yield { ...question, dimensions: without(question.dimensions, at), orderBy: [] };
  if (question.measures.length > 1) {
    for (const at of question.measures.keys())
      yield { ...question, measures: without(question.measures, at), orderBy: [] };
  }
  for (const [at, filter] of question.filters.entries()) {
    if (filter.values.length < 2) continue;
    for (const value of filter.values.keys()) {
      yield { ...question, filters: question.filters.with(at, { ...filter, values: without(filter.values, value) }) };
    }
  }
}

/** For the message: where the answers part. */
export function describe({ question, segments, sql }: Disagreement): string {
  const parts = (answer: unknown) => {
    const { result, problem } = answer as { result?: MetricResult; problem?: unknown };
    return result
      ? { totals: result.totals, rows: result.rows.slice(0, 40), other: result.other, comparison: result.comparison }
      : problem;
  };
  return [
    `question ${JSON.stringify(question)}`,
    `segments ${JSON.stringify(parts(segments))}`,
    `sql      ${JSON.stringify(parts(sql))}`,
  ]
    .join("\n")
    .slice(0, 8_000);
}
