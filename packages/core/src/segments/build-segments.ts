import { randomUUID } from "node:crypto";
import {
  type BuiltBucket,
  boundsOfBucket,
  bucketOfDay,
  copyStatement,
  type DetailColumn,
  dayOfSecond,
  within,
} from "@parley/analytics/engine";
import { type Database, inLockedSnapshot, type Snapshot } from "@parley/db";
import type { Clock } from "@parley/platform";
import type { Threads } from "./create-threads.ts";
import { internTexts } from "./intern-texts.ts";
import { writeSegments } from "./write-segments.ts";

export interface BuildDeps {
  db: Database;
  clock: Clock;
  threads: Threads;
}

/** Months that are built at once: what is read stands in the thread's memory until it is written. */
const MONTHS_AT_ONCE = 1;

/**
 * Brings an organization's segments up to its calls, the latest month first, one transaction a month: what was built stays when it is
 * interrupted. Builders of the same organization wait for each other.
 */
export async function buildSegments(deps: BuildDeps, organizationId: string): Promise<void> {
  while (
    await inLockedSnapshot(deps.db, organizationId, "segments", (snapshot) => buildSome(deps, snapshot, organizationId))
  );
}

/** Returns whether there may be more to do. */
async function buildSome(deps: BuildDeps, snapshot: Snapshot, organizationId: string): Promise<boolean> {
  const { rows: marks } = await snapshot.query<{ what: string }>(
    "select distinct what from segment_marks where organization_id = $1 order by what desc",
    [organizationId],
  );
  if (marks.length === 0) return false;
  const dictionaries = marks.flatMap(({ what }) => (what.startsWith("dictionary:") ? [what] : []));
  const days = marks.flatMap(({ what }) => (what.startsWith("day:") ? [what.slice(4)] : []));
  const months = [...new Set(days.map((day) => day.slice(0, 7)))].slice(0, MONTHS_AT_ONCE);
  const dirty = days.filter((day) => months.includes(day.slice(0, 7)));
  const now = deps.clock.now();
  const buckets = [...new Set(dirty.map((day) => bucketOfDay(day, now)))];
  const built = buckets.length > 0 ? await readBuckets(deps, snapshot, organizationId, buckets) : [];
  await writeSegments(snapshot, organizationId, built, dictionaries);
  const done = [...dictionaries, ...dirty.map((day) => `day:${day}`)];
  await snapshot.query("delete from segment_marks where organization_id = $1 and what = any($2)", [
    organizationId,
    done,
  ]);
  return days.length > dirty.length;
}

async function readBuckets(
  { threads }: BuildDeps,
  snapshot: Snapshot,
  organizationId: string,
  buckets: string[],
): Promise<BuiltBucket[]> {
  const condition = within(buckets.map(boundsOfBucket));
  const details = await askedDetails(snapshot, organizationId);
  // A table that was empty a moment ago is empty to the planner until it is analyzed: it would read all callers for each call.
  await snapshot.query("set local enable_seqscan = off");
  await internTexts(snapshot, organizationId, condition, details);
  const build = randomUUID();
  const bucketOf = buckets.flatMap((bucket) => daysOf(bucket).map((day): [string, string] => [day, bucket]));
  const names = details.map(({ key }) => `detail:${key}`);
  await threads.ask(organizationId, { kind: "build start", build, buckets, bucketOfDay: bucketOf, details: names });
  let last: Promise<unknown> = Promise.resolve();
  for await (const chunk of snapshot.copyOut(copyStatement(organizationId, condition, details))) {
    const own = new Uint8Array(chunk);
    await last;
    last = threads.ask(organizationId, { kind: "build chunk", build, chunk: own }, [own.buffer]);
    last.catch(() => {});
  }
  await last;
  const reply = await threads.ask(organizationId, { kind: "build end", build });
  if (reply.kind !== "built") throw new Error("The metric engine built nothing");
  return reply.buckets;
}

function daysOf(bucket: string): string[] {
  const { start, end } = boundsOfBucket(bucket);
  const days: string[] = [];
  for (let second = start; second < end; second += 86_400) days.push(dayOfSecond(second));
  return days;
}

/** Texts of imported rows that somebody has asked for: each has its columns from then on. */
async function askedDetails(snapshot: Snapshot, organizationId: string): Promise<DetailColumn[]> {
  const { rows: asked } = await snapshot.query<{ name: string }>(
    "select substring(bucket from 8) as name from segment_state where organization_id = $1 and bucket like 'detail:%' order by 1",
    [organizationId],
  );
  if (asked.length === 0) return [];
  const { rows: layouts } = await snapshot.query<{ id: number; columns: string[] }>(
    "select id, columns from detail_layouts where organization_id = $1 order by id",
    [organizationId],
  );
  return asked.map(({ name }) => ({
    key: name,
    places: layouts.flatMap(({ id, columns }) => {
      const position = columns.indexOf(name);
      return position < 0 ? [] : [{ layoutId: id, position }];
    }),
  }));
}
