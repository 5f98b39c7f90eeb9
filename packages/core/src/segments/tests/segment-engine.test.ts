import type { MetricResult } from "@parley/analytics";
import { createLogger, type Logger } from "@parley/platform";
import { createTestDatabase, type TestDatabase, type TestOrganization } from "@parley/testing";
import { sql } from "drizzle-orm";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import type { Context } from "../../context/index.ts";
import { listQueryCalls, queryMetrics } from "../../insights/index.ts";
import { seedCalls } from "../../insights/testing/seed-calls.ts";
import { createSegmentEngine, type SegmentEngine } from "../index.ts";

const ZONE = "America/New_York";
const range = { from: "2026-03-01", to: "2026-05-31" };
const question = { measures: ["calls", "revenue"], dimensions: ["source"], range };

let t: TestDatabase;
const engines: SegmentEngine[] = [];
/** Messages of warnings and errors that engines logged. */
const logged: string[] = [];

beforeAll(async () => {
  t = await createTestDatabase();
});
afterEach(async () => {
  for (const engine of engines.splice(0)) await engine.close();
  logged.length = 0;
});
afterAll(() => t.close());

function startEngine(options: { memoryBytes?: number } = {}): SegmentEngine {
  const note = (_: object, message: string) => void logged.push(message);
  const logger = { ...createLogger("test", "silent"), warn: note, error: note } as unknown as Logger;
  const clock = { now: () => new Date("2026-06-15T12:00:00Z") };
  const engine = createSegmentEngine({ db: t.db, clock, logger, threads: 1, memoryBytes: 32 << 20, ...options });
  engines.push(engine);
  return engine;
}

/** 600 calls over three months, of four sources. */
async function seededOrganization(): Promise<TestOrganization> {
  const organization = await t.createOrganization({ timezone: ZONE });
  const seeds = Array.from({ length: 600 }, (_, i) => ({
    at: `2026-0${3 + (i % 3)}-${String(1 + (i % 28)).padStart(2, "0")}T${String(i % 24).padStart(2, "0")}:15`,
    source: ["Google", "Bing", '🎉 Radio\'s "best"', null][i % 4]!,
    ...{ phone: 12125550000 + (i % 90), score: i % 6, valueMinor: i % 5 === 0 ? i * 100 : null },
  }));
  await seedCalls(t.owner, organization.organizationId, ZONE, seeds);
  return organization;
}

const withEngine = ({ context }: TestOrganization, segments: SegmentEngine): Context => ({ ...context, segments });

/** Counts the questions that reach Postgres instead of segments. */
function countingSql(engine: SegmentEngine): { engine: SegmentEngine; missed: () => number } {
  let missed = 0;
  const counting: SegmentEngine = {
    ...engine,
    async answer(...asked) {
      const results = await engine.answer(...asked);
      missed += results.filter((result) => result === null).length;
      return results;
    },
  };
  return { engine: counting, missed: () => missed };
}

async function bothWays(organization: TestOrganization, engine: SegmentEngine): Promise<[MetricResult, MetricResult]> {
  const ctx = withEngine(organization, engine);
  return [await queryMetrics(ctx, question), await queryMetrics(ctx, question, { engine: "sql" })];
}

test("a bucket that was corrupted on disk is noticed, answered by SQL meanwhile and built again", async () => {
  const organization = await seededOrganization();
  const { engine, missed } = countingSql(startEngine());
  await engine.build(organization.organizationId);
  await t.owner.execute(sql`update segments set data = set_byte(data, octet_length(data) - 3, 255 - get_byte(data, octet_length(data) - 3))
    where organization_id = ${organization.organizationId} and bucket = '2026-04' and column_name = 'source'`);
  const [first, reference] = await bothWays(organization, engine);
  expect(first).toEqual(reference);
  expect(missed()).toBe(1);
  expect(logged).toContain("segments are missing or corrupted and are built again");
  await engine.build(organization.organizationId);
  expect((await bothWays(organization, engine))[0]).toEqual(reference);
  expect(missed()).toBe(1);
});

test("a segment that is gone is answered by SQL and comes back", async () => {
  const organization = await seededOrganization();
  const { engine, missed } = countingSql(startEngine());
  await engine.build(organization.organizationId);
  await t.owner.execute(
    sql`delete from segments where organization_id = ${organization.organizationId} and column_name = 'value'`,
  );
  const [first, reference] = await bothWays(organization, engine);
  expect(first).toEqual(reference);
  await engine.build(organization.organizationId);
  expect((await bothWays(organization, engine))[0]).toEqual(reference);
  expect(missed()).toBe(1);
});

test("a thread that is killed is started again and the question is answered", async () => {
  const organization = await seededOrganization();
  const { engine, missed } = countingSql(startEngine());
  const [, reference] = await bothWays(organization, engine);
  const ctx = withEngine(organization, engine);
  const asked = [queryMetrics(ctx, question), queryMetrics(ctx, question)];
  await engine.kill();
  expect(await Promise.all(asked)).toEqual([reference, reference]);
  expect((await bothWays(organization, engine))[0]).toEqual(reference);
  expect(missed()).toBe(0);
  expect(logged).toContain("a thread of the metric engine ended");
});

test("organizations that do not fit into memory together take turns in it", async () => {
  const three = [await seededOrganization(), await seededOrganization(), await seededOrganization()];
  const probe = startEngine();
  await bothWays(three[0]!, probe);
  const one = probe.held().bytes;
  const { engine, missed } = countingSql(startEngine({ memoryBytes: Math.round(one * 2.2) }));
  for (const organization of [...three, ...three]) {
    const [answer, reference] = await bothWays(organization, engine);
    expect(answer).toEqual(reference);
    expect(engine.held().bytes).toBeLessThanOrEqual(one * 2.2);
  }
  expect(missed()).toBe(0);
});

test("an organization that alone is more than the memory allowed is answered by SQL", async () => {
  const organization = await seededOrganization();
  const { engine, missed } = countingSql(startEngine({ memoryBytes: 100 }));
  const [answer, reference] = await bothWays(organization, engine);
  expect(answer).toEqual(reference);
  expect(missed()).toBe(1);
  expect(engine.held().bytes).toBe(0);
});

test("counts of a bucket that are kept are those of its calls now, whatever changes in between", async () => {
  const organization = await seededOrganization();
  const { organizationId } = organization;
  const ctx = withEngine(organization, startEngine());
  const questions = [
    { measures: ["calls", "revenue", "avg_score"], dimensions: ["converted"], range },
    {
      measures: ["calls", "conversions"],
      range,
      filters: [{ dimension: "source", op: "is_not" as const, values: ["Bing"] }],
    },
    { measures: ["calls"], dimensions: ["month"], range },
    { measures: ["calls"], dimensions: ["source"], range: { from: "2026-03-05", to: "2026-05-31" } },
  ];
  const changes = [
    sql`update calls set converted = true, value_minor = 777, score = 5 where organization_id = ${organizationId} and extract(day from called_at) = 3`,
    sql`update dimension_values set merged_into = (select id from dimension_values where organization_id = ${organizationId}
      and kind = 'source' and value = 'Google') where organization_id = ${organizationId} and kind = 'source' and value = 'Bing'`,
    sql`update calls set called_at = called_at - interval '3 months', local_date = local_date - 90
      where organization_id = ${organizationId} and extract(day from called_at) = 4`,
    sql`update organizations set qualified_score = 450 where id = ${organizationId}`,
    sql`delete from calls where organization_id = ${organizationId} and extract(month from called_at) = 4`,
  ];
  for (const change of [sql`select 1`, ...changes]) {
    await t.owner.execute(change);
    for (let time = 0; time < 3; time++) {
      for (const asked of questions) {
        expect(await queryMetrics(ctx, asked)).toEqual(await queryMetrics(ctx, asked, { engine: "sql" }));
      }
    }
  }
});

test("two processes that build at once leave each call in one bucket", async () => {
  const organization = await seededOrganization();
  const [one, other] = [startEngine(), startEngine()];
  await Promise.all([one.build(organization.organizationId), other.build(organization.organizationId)]);
  const { rows } = await t.owner.execute<{ calls: number; segments: number }>(sql`select
    (select count(*)::int from calls where organization_id = ${organization.organizationId}) as calls,
    (select sum(calls)::int from segment_state where organization_id = ${organization.organizationId}) as segments`);
  expect(rows[0]!.segments).toBe(rows[0]!.calls);
});

test("calls behind a number come by any column with their exact number, the same from segments and from SQL, page by page", async () => {
  const organization = await seededOrganization();
  const ctx = withEngine(organization, startEngine());
  const { queryId } = await queryMetrics(ctx, question);
  for (const sort of ["called_at", "score", "value"] as const) {
    for (const order of ["asc", "desc"] as const) {
      const input = { limit: 40, sort, order, row: { source: "Google" } };
      const seen: string[][] = [];
      for (const context of [ctx, organization.context]) {
        const ids: string[] = [];
        let cursor: string | undefined;
        do {
          const page = await listQueryCalls(context, queryId, { ...input, cursor });
          expect(page.total).toBe(150);
          ids.push(...page.data.map(({ id }) => id));
          cursor = page.nextCursor ?? undefined;
        } while (cursor);
        seen.push(ids);
      }
      expect(seen[0], `${sort} ${order}`).toEqual(seen[1]);
      expect(new Set(seen[0]).size).toBe(150);
    }
  }
});
