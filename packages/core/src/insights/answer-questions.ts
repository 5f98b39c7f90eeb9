import {
  compareRange,
  type MetricQuery,
  type MetricResult,
  resolveRange,
  type Scope,
  validateQuery,
  wireResult,
} from "@parley/analytics";
import { canAnswer, canSum, type EngineQuestion } from "@parley/analytics/engine";
import { DomainError } from "@parley/platform";
import { DateTime } from "luxon";
import { type Context, inTenant } from "../context/index.ts";
import { customFieldsOf } from "../custom-fields/index.ts";
import type { SegmentEngine, SegmentsNow } from "../segments/index.ts";
import { answerBySql } from "./answer-by-sql.ts";
import { findWords, hasWords } from "./complete-scope.ts";
import { namedDimensions, namesCustom } from "./find-organization.ts";
import { type PreparedQuestion, prepareQuestion, requireZone } from "./prepare-question.ts";

export interface AnswerOptions {
  /** `sql` asks Postgres even where segments could answer: the reference that tests compare with. */
  engine?: "segments" | "sql";
  /** Hears of an error that nobody expected; its question alone is refused then. Without it such an error is thrown. */
  onFailure?(error: unknown): void;
}

/** Answers questions in their order, each with its result or with why it is refused. */
export function answerQuestions(
  ctx: Context,
  inputs: readonly unknown[],
  options: AnswerOptions = {},
): Promise<(MetricResult | DomainError)[]> {
  return answerAll(ctx, inputs, options, {
    bySegments: (segments, ...asked) => segments.answer(...asked),
    bySql: (result) => result,
  });
}

/** The same with results as JSON of the public API. */
export function answerQuestionsAsText(
  ctx: Context,
  inputs: readonly unknown[],
  options: AnswerOptions = {},
): Promise<(string | DomainError)[]> {
  return answerAll(ctx, inputs, options, {
    bySegments: (segments, ...asked) => segments.answerText(...asked),
    bySql: wireResult,
  });
}

interface Form<T> {
  bySegments(segments: SegmentEngine, ...asked: Parameters<SegmentEngine["answer"]>): Promise<(T | null)[]>;
  bySql(result: MetricResult): T;
}

async function answerAll<T extends MetricResult | string>(
  ctx: Context,
  inputs: readonly unknown[],
  { engine = "segments", onFailure }: AnswerOptions,
  form: Form<T>,
): Promise<(T | DomainError)[]> {
  const now = ctx.clock.now();
  const answers: (T | DomainError | undefined)[] = inputs.map(() => undefined);
  const queries = await Promise.all(inputs.map((input) => refusable(() => checkQuery(ctx, input))));
  for (const [i, query] of queries.entries()) if (query instanceof DomainError) answers[i] = query;

  if (
    engine === "segments" &&
    ctx.segments &&
    queries.some((query) => !(query instanceof DomainError) && canAnswer(query))
  ) {
    const state = await ctx.segments.now(ctx.organizationId);
    const asked: { place: number; question: EngineQuestion }[] = [];
    const plans = new Map<string, RangesOf>();
    for (const [place, query] of queries.entries()) {
      if (query instanceof DomainError || !canAnswer(query)) continue;
      const question = await refusable(async () => questionOf(ctx.organizationId, query, state, now, plans));
      const found = hasWords(query.filters) ? await refusable(() => wordsOf(ctx, query)) : undefined;
      if (found instanceof DomainError) answers[place] = found;
      else if (question instanceof DomainError) answers[place] = question;
      else if (question) asked.push({ place, question: { ...question, found } });
    }
    const results = await form.bySegments(
      ctx.segments,
      ctx.organizationId,
      state,
      asked.map(({ question }) => question),
    );
    for (const [i, { place }] of asked.entries()) answers[place] = results[i] ?? undefined;
  }

  const left = queries.flatMap((query, place) =>
    answers[place] === undefined && !(query instanceof DomainError) ? [{ place, query }] : [],
  );
  for (const { place, query } of left) {
    // A transaction each: one that fails leaves the others standing.
    const asked = refusable(() =>
      inTenant(ctx, async (tx) => {
        const question = await prepareQuestion(tx, ctx.organizationId, query, now);
        const sums = engine === "segments" && canSum(query) ? await sumBySegments(ctx, question) : null;
        return form.bySql(await answerBySql(tx, question, sums));
      }),
    );
    answers[place] = await (onFailure ? asked.catch((error: unknown) => failed(error, onFailure)) : asked);
  }
  return answers as (T | DomainError)[];
}

const wordsOf = (ctx: Context, { filters }: MetricQuery) =>
  inTenant(ctx, (tx) => findWords(tx, ctx.organizationId, filters));

async function sumBySegments({ segments, organizationId }: Context, question: PreparedQuestion) {
  return segments ? segments.sums(organizationId, await segments.now(organizationId), question) : null;
}

/** The question with its days worked out; null where only the tables know them. */
function questionOf(
  organizationId: string,
  query: MetricQuery,
  state: SegmentsNow,
  now: Date,
  plans: Map<string, RangesOf>,
): EngineQuestion | null {
  const { timezone, currency, qualifiedScore, serviceLevelSeconds, first, last } = state;
  requireZone(query, timezone);
  const everything = "preset" in query.range && query.range.preset === "all_time";
  // A call that no segment holds yet may be the first or the last one.
  if (everything && (state.dirtyDays.length > 0 || !first || !last)) return null;
  const name = JSON.stringify([query.range, query.compare]);
  const ranges = plans.get(name) ?? rangesOf(query, state, now);
  plans.set(name, ranges);
  const scope: Pick<Scope, "organizationId" | "timezone" | "settings"> = {
    ...{ organizationId, timezone },
    settings: { qualifiedScore, serviceLevelSeconds },
  };
  return { query, ...ranges, scope, currency };
}

/** The days that a question is about; all cards of a page ask for the same. */
type RangesOf = Pick<EngineQuestion, "range" | "before">;

function rangesOf(query: MetricQuery, { timezone, first, last }: SegmentsNow, now: Date): RangesOf {
  const day = (at: Date) => DateTime.fromJSDate(at, { zone: timezone }).toISODate()!;
  const extent = first && last ? { first: day(first), last: day(last) } : null;
  const plan = resolveRange(query.range, timezone, now, extent);
  return { range: plan.range, before: compareRange(plan, query.compare, timezone, now) };
}

async function checkQuery(ctx: Context, input: unknown): Promise<MetricQuery> {
  const query = validateQuery(input);
  if (!namesCustom(namedDimensions(query.dimensions, query.filters))) return query;
  const fields = await inTenant(ctx, (tx) => customFieldsOf(tx, ctx.organizationId));
  return validateQuery(
    input,
    fields.map(({ key }) => key),
  );
}

function failed(error: unknown, onFailure: (error: unknown) => void): DomainError {
  onFailure(error);
  return new DomainError(
    "unavailable",
    "internal_error",
    "This could not be computed. The error was logged. Try again.",
  );
}

async function refusable<T>(work: () => Promise<T>): Promise<T | DomainError> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof DomainError) return error;
    throw error;
  }
}
