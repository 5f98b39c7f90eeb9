import type { MetricResult } from "@parley/analytics";
import {
  type Ask,
  bucketOfDay,
  type CallSums,
  type EngineList,
  type EngineQuestion,
  type Needs,
  type Reply,
  secondsOf,
} from "@parley/analytics/engine";
import type { Database } from "@parley/db";
import type { Clock, Logger } from "@parley/platform";
import { buildSegments } from "./build-segments.ts";
import { countDirty } from "./count-dirty.ts";
import { createThreads, placeOf, ThreadGone } from "./create-threads.ts";
import { MemoryBudget } from "./memory-budget.ts";
import { readColumns, readIds } from "./read-columns.ts";
import { readSegmentsNow, readStateRows, type SegmentsNow } from "./read-state.ts";
import { askForDetails, markBuckets } from "./request-building.ts";

/** Rows that are built anew while a question waits; more are built behind it, and SQL answers meanwhile. */
const MOST_AT_ONCE = 150_000;
/** Loading is tried again when segments change under it. */
const TRIES = 5;

export interface EngineDeps {
  db: Database;
  clock: Clock;
  logger: Logger;
  threads: number;
  /** Bytes that segments may take in memory, over all threads. */
  memoryBytes: number;
}

/** Calls behind a number: their ids in order with what they are sorted by, and how many there are. */
export interface ListedCalls {
  ids: string[];
  values: (number | null)[];
  total: number;
}

/** Answers questions from segments. Whatever it cannot answer, for whatever reason, is null: SQL knows it too. */
export interface SegmentEngine {
  /** Starts the threads, so that the first question does not wait for it. */
  start(): Promise<void>;
  now(organizationId: string): Promise<SegmentsNow>;
  answer(organizationId: string, now: SegmentsNow, questions: EngineQuestion[]): Promise<(MetricResult | null)[]>;
  /** The same as JSON of the public API. */
  answerText(organizationId: string, now: SegmentsNow, questions: EngineQuestion[]): Promise<(string | null)[]>;
  /** The calls' part of a question that is about spend as well. */
  sums(organizationId: string, now: SegmentsNow, question: EngineQuestion): Promise<CallSums | null>;
  list(organizationId: string, now: SegmentsNow, list: EngineList): Promise<ListedCalls | null>;
  /** Brings an organization's segments up to date; what jobs do after an import. */
  build(organizationId: string): Promise<void>;
  /** What is held in memory: bytes, and calls of which something is held. */
  held(): { bytes: number; rows: number };
  /** Lets everything go that is held in memory. */
  forget(): Promise<void>;
  /** Ends the threads as a crash would. For tests. */
  kill(): Promise<void>;
  close(): Promise<void>;
}

export function createSegmentEngine(deps: EngineDeps): SegmentEngine {
  const { db, logger } = deps;
  const budget = new MemoryBudget(deps.memoryBytes);
  const known = new Set<string>();
  const rows = new Map<string, number>();
  const threads = createThreads(deps.threads, (thread) => {
    for (const organizationId of known) {
      if (placeOf(organizationId, deps.threads) !== thread) continue;
      budget.forget(organizationId);
      known.delete(organizationId);
    }
    logger.warn({ thread }, "a thread of the metric engine ended");
  });
  const builds = new Map<string, Promise<void>>();
  const build = (organizationId: string): Promise<void> => {
    const running = builds.get(organizationId);
    if (running) return running;
    const started = buildSegments({ ...deps, threads }, organizationId).finally(() => builds.delete(organizationId));
    builds.set(organizationId, started);
    return started;
  };
  const buildBehind = (organizationId: string) => {
    build(organizationId).catch((error: unknown) => {
      logger.error({ organization_id: organizationId, err: error }, "segments could not be built");
    });
  };
  const note = async (organizationId: string, bytes: number) => {
    known.add(organizationId);
    for (const other of budget.note(organizationId, bytes)) {
      known.delete(other);
      await threads.ask(other, { kind: "forget", organizationId: other });
    }
  };

  /** Asks until the thread has all that it needs. Null when it cannot have it. */
  const askLoaded = async (organizationId: string, epoch: number, ask: Ask): Promise<Reply | null> => {
    let current = ask;
    for (let attempt = 0; attempt < TRIES; attempt++) {
      const reply = await threads.ask(organizationId, current);
      if (reply.kind !== "needs") return reply;
      if (reply.needs.state) {
        const newer = await loadState(organizationId);
        // Somebody may have built since: the newer state is as right, and the question is answered from it.
        if (newer < epoch) return null;
        if ("epoch" in current) current = { ...current, epoch: newer } as Ask;
      } else if (!(await load(organizationId, reply.needs))) return null;
    }
    return null;
  };

  const loadState = async (organizationId: string): Promise<number> => {
    const state = await readStateRows(db, organizationId);
    const loaded = { state, columns: [], dictionaries: [] };
    await threads.ask(organizationId, { kind: "load", organizationId, loaded });
    return state.epoch;
  };

  const load = async (organizationId: string, needs: Needs): Promise<boolean> => {
    const loaded = await readColumns(db, organizationId, needs);
    const found = new Set(loaded.columns.map(({ bucket, name }) => `${bucket} ${name}`));
    const missing = needs.columns.flatMap(({ name, buckets }) =>
      buckets.filter((bucket) => !found.has(`${bucket} ${name}`)).map((bucket) => ({ bucket, name })),
    );
    const details = new Set(missing.flatMap(({ name }) => (name.startsWith("detail:") ? [name] : [])));
    const state = missing.length > 0 ? await readStateRows(db, organizationId) : null;
    if (details.size > 0) {
      await askForDetails(db, organizationId, [...details]);
      buildBehind(organizationId);
      return false;
    }
    const reply = await threads.ask(organizationId, { kind: "load", organizationId, loaded });
    if (reply.kind !== "loaded") return false;
    await note(organizationId, reply.bytes);
    // What was built while it was read is no fault: the state is read anew.
    if (reply.stale) {
      await loadState(organizationId);
      return true;
    }
    const still = new Set(state?.rows.map(({ bucket }) => bucket));
    const broken = [...reply.corrupt, ...missing.filter(({ bucket }) => still.has(bucket))];
    if (broken.length > 0) {
      logger.error(
        { organization_id: organizationId, columns: broken },
        "segments are missing or corrupted and are built again",
      );
      await markBuckets(db, organizationId, [...new Set(broken.map(({ bucket }) => bucket))]);
      buildBehind(organizationId);
      return false;
    }
    if (missing.length > 0) return false;
    if (budget.total > budget.bytes) {
      // One organization alone is more than all may take: it is answered by SQL rather than at everybody's cost.
      await threads.ask(organizationId, { kind: "forget", organizationId });
      budget.forget(organizationId);
      known.delete(organizationId);
      return false;
    }
    return true;
  };

  /** Once more when the thread ended under it. */
  const retried = async <T>(work: () => Promise<T>): Promise<T> => {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof ThreadGone)) throw error;
      return work();
    }
  };

  /** Whether none of these times holds a change that segments do not know, after building what can be built meanwhile. */
  const settle = async (
    organizationId: string,
    now: SegmentsNow,
    spans: { start: number; end: number }[],
  ): Promise<SegmentsNow | null> => {
    const touched = (day: string) => {
      const start = Date.parse(`${day}T00:00Z`) / 1000;
      return spans.some((span) => span.start < start + 86_400 && span.end > start);
    };
    if (now.dirtyDays.length === 0 && now.dirtyDictionaries.length === 0) return now;
    const dirty = now.dirtyDays.filter(touched);
    if (dirty.length === 0 && now.dirtyDictionaries.length === 0) {
      buildBehind(organizationId);
      return now;
    }
    const buckets = [...new Set(now.dirtyDays.map((day) => bucketOfDay(day, deps.clock.now())))];
    if ((await countDirty(db, organizationId, buckets, MOST_AT_ONCE)) > MOST_AT_ONCE) {
      buildBehind(organizationId);
      return null;
    }
    // A building that runs already may have read before the change.
    await builds.get(organizationId)?.catch(() => {});
    await build(organizationId);
    return readSegmentsNow(db, organizationId);
  };

  const guarded = async <T>(organizationId: string, fallback: T, work: () => Promise<T>): Promise<T> => {
    try {
      return await retried(work);
    } catch (error) {
      logger.error({ organization_id: organizationId, err: error }, "segments did not answer; SQL does");
      return fallback;
    }
  };

  const spansOf = ({ range, before, scope }: EngineQuestion) =>
    [range, ...(before ? [before] : [])].map((of) => secondsOf(of, scope.timezone));

  const answer = <T extends MetricResult | string>(
    text: boolean,
    organizationId: string,
    now: SegmentsNow,
    questions: EngineQuestion[],
  ): Promise<(T | null)[]> => {
    const none = questions.map(() => null);
    return guarded<(T | null)[]>(organizationId, none, async () => {
      const settled = await settle(organizationId, now, questions.flatMap(spansOf));
      if (!settled) return none;
      const { epoch } = settled;
      const reply = await askLoaded(organizationId, epoch, { kind: "answer", organizationId, epoch, questions, text });
      if (reply?.kind !== "answers") return none;
      rows.set(organizationId, reply.rows);
      await note(organizationId, reply.bytes);
      return reply.results as T[];
    });
  };

  return {
    start: () => threads.start(),
    now: (organizationId) => readSegmentsNow(db, organizationId),
    answer: (...asked) => answer<MetricResult>(false, ...asked),
    answerText: (...asked) => answer<string>(true, ...asked),
    sums(organizationId, now, question) {
      return guarded<CallSums | null>(organizationId, null, async () => {
        const settled = await settle(organizationId, now, spansOf(question));
        if (!settled) return null;
        const ask: Ask = { kind: "sums", organizationId, epoch: settled.epoch, question };
        const reply = await askLoaded(organizationId, settled.epoch, ask);
        if (reply?.kind !== "sums") return null;
        await note(organizationId, reply.bytes);
        return reply.sums;
      });
    },
    list(organizationId, now, list) {
      return guarded<ListedCalls | null>(organizationId, null, async () => {
        const settled = await settle(organizationId, now, [secondsOf(list.range, list.scope.timezone)]);
        if (!settled) return null;
        const reply = await askLoaded(organizationId, settled.epoch, {
          kind: "list",
          organizationId,
          epoch: settled.epoch,
          list,
        });
        if (reply?.kind !== "rows") return null;
        await note(organizationId, reply.bytes);
        const ids = await readIds(db, organizationId, reply.rows);
        return { ids, values: reply.rows.map(({ value }) => value), total: reply.total };
      });
    },
    build,
    held: () => ({ bytes: budget.total, rows: [...known].reduce((all, one) => all + (rows.get(one) ?? 0), 0) }),
    async forget() {
      for (const organizationId of known) await threads.ask(organizationId, { kind: "forget", organizationId });
      known.clear();
      budget.forgetAll();
    },
    kill: () => threads.kill(),
    close: () => threads.close(),
  };
}
