import { existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { decodeId } from "@parley/platform";
import { createTestDatabase, type TestDatabase, type TestOrganization } from "@parley/testing";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { createImport, runImport } from "../imports/index.ts";
import { queryMetrics } from "../insights/index.ts";
import { linkJourneys } from "../journeys/index.ts";
import { createDiskStorage, type Storage } from "../storage/index.ts";
import { generateCalls } from "./generate-calls.ts";
import { removeDemo, type Speaker, seedDemoCalls, synthesizeDemoRecordings } from "./index.ts";

const NOW = new Date("2026-11-21T17:30:00Z");
const clock = { now: () => NOW };

/** A voice of one tone whose length follows the text: the recording's shape can be told from the words. */
const tone: Speaker = {
  async *synthesize(text) {
    yield new Int16Array(text.length * 40).fill(12_000);
  },
};

let t: TestDatabase;
let org: TestOrganization;
let directory: string;
let storage: Storage;
beforeAll(async () => {
  t = await createTestDatabase();
});
afterAll(() => t.close());
beforeEach(async () => {
  org = await t.createOrganization();
  directory = mkdtempSync(join(tmpdir(), "parley-demo-"));
  storage = createDiskStorage(directory);
  return () => rmSync(directory, { recursive: true, force: true });
});

const count = async (table: string) => {
  const { rows } = await t.owner.execute<{ n: string }>(
    sql`select count(*) as n from ${sql.identifier(table)} where organization_id = ${org.organizationId}`,
  );
  return Number(rows[0]!.n);
};

test("the same day gives the same calls, none in the future and all with numbers kept for fiction", () => {
  const options = { count: 20_000, withTranscript: 40, now: NOW, zone: "America/New_York" };
  const { calls, conversations } = generateCalls(options);
  expect(JSON.stringify(generateCalls(options)) === JSON.stringify({ calls, conversations })).toBe(true);
  expect(Math.abs(calls.length - 20_000)).toBeLessThan(200);
  expect(new Set(calls.map((call) => call.id)).size).toBe(calls.length);
  expect(Math.max(...calls.map((call) => call.calledAt))).toBeLessThanOrEqual(NOW.getTime());
  expect(calls.every((call) => /^1\d{3}55501\d{2}$/.test(String(call.phone)))).toBe(true);
  expect(conversations).toHaveLength(40);
});

test("days have a rhythm, and what follows from a call hangs together", () => {
  const { calls } = generateCalls({ count: 20_000, withTranscript: 0, now: NOW, zone: "America/New_York" });
  const share = (list: typeof calls, test: (call: (typeof calls)[number]) => boolean) =>
    list.filter(test).length / list.length;
  const of = (weekday: number) => calls.filter((call) => call.localDow === weekday).length;
  expect(of(1)).toBeGreaterThan(of(7) * 1.5);
  expect(share(calls, (call) => call.spam)).toBeCloseTo(0.035, 1);
  const inbound = calls.filter((call) => !call.spam && call.direction === "inbound");
  expect(share(inbound, (call) => call.answered)).toBeGreaterThan(0.65);
  expect(share(inbound, (call) => call.answered)).toBeLessThan(0.9);
  const converted = (agent: string) =>
    share(
      calls.filter((call) => call.dimensions.agent === agent),
      (call) => call.converted,
    );
  expect(converted("Suki Abernathy")).toBeGreaterThan(converted("Ingrid Pell"));
  expect(calls.filter((call) => call.converted !== (call.valueMinor !== null))).toEqual([]);
});

test("journeys are worth a look: several sources before a conversion, and some people with two numbers", async () => {
  const { organizationId } = org;
  await seedDemoCalls({ db: t.db, clock }, { organizationId, count: 3000 });
  await linkJourneys({ db: t.db, clock }, { organizationId });
  const { rows } = await t.owner.execute<{ long: number; varied: number; numbers: number; forms: number }>(sql`
    select count(*) filter (where touches >= 3 and converted)::int as long, count(*) filter (where sources >= 2 and converted)::int as varied,
      (select count(*)::int from (select from person_keys where organization_id = ${organizationId} and kind = 'phone'
        group by person_id having count(*) > 1) joined) as numbers, sum(forms)::int as forms
    from (select count(*) as touches, count(distinct t.source_id) as sources, count(*) filter (where t.kind = 'form') as forms,
        bool_or(c.converted) as converted from touches t left join calls c on c.organization_id = t.organization_id and c.id = t.id
      where t.organization_id = ${organizationId} group by t.person_id) of`);
  expect(rows[0]!.long).toBeGreaterThan(100);
  expect(rows[0]!.varied).toBeGreaterThan(100);
  expect(rows[0]!.numbers).toBeGreaterThan(20);
  expect(rows[0]!.forms).toBeGreaterThan(20);
  await removeDemo(org.context, { storage });
  for (const table of ["touches", "person_keys", "dimension_values"]) expect(await count(table)).toBe(0);
});

test("a workspace is filled, says that it is generated, and filling it again changes nothing", async () => {
  const { calls } = await seedDemoCalls({ db: t.db, clock }, { organizationId: org.organizationId, count: 3000 });
  await seedDemoCalls({ db: t.db, clock }, { organizationId: org.organizationId, count: 3000 });
  expect(await count("calls")).toBe(calls);
  const { rows } =
    await t.owner.execute(sql`select count(*) filter (where not generated) as own, count(*) filter (where has_transcript) as spoken,
    (select count(*) from callers f where f.organization_id = ${org.organizationId}) as first, count(distinct phone) filter (where direction = 'inbound' and not spam) as callers
    from calls where organization_id = ${org.organizationId}`);
  expect(rows[0]).toMatchObject({ own: "0", spoken: "40" });
  expect(rows[0]!.first).toBe(rows[0]!.callers);
  const { totals } = await queryMetrics(
    { ...org.context, clock },
    { measures: ["calls", "conversions"], range: "last_30_days" },
  );
  expect(totals.calls).toBeGreaterThan(150);
  expect(totals.conversions).toBeGreaterThan(10);
});

test("conversations are spoken in two channels, and an aborted run goes on where it was", async () => {
  await seedDemoCalls({ db: t.db, clock }, { organizationId: org.organizationId, count: 1500, withTranscript: 4 });
  const abort = new AbortController();
  let lines = 0;
  const interrupted: Speaker = {
    synthesize(text, options) {
      if (++lines === 20) abort.abort();
      return tone.synthesize(text, options);
    },
  };
  const first = await synthesizeDemoRecordings({ db: t.db, storage, tts: interrupted, signal: abort.signal }, org);
  const second = await synthesizeDemoRecordings({ db: t.db, storage, tts: tone }, org);
  expect(first).toBeGreaterThan(0);
  expect(first + second).toBe(4);
  const { rows } = await t.owner.execute<{
    storage_key: string;
    duration_ms: number;
    peaks: number[][];
    last: number;
    talk: number;
  }>(
    sql`select r.storage_key, r.duration_ms, r.peaks, (select max(end_ms) from transcript_segments s where s.organization_id = r.organization_id and s.call_id = r.call_id) as last,
      (select talk_seconds from calls c where c.organization_id = r.organization_id and c.id = r.call_id) as talk from recordings r where r.synthesized and r.organization_id = ${org.organizationId}`,
  );
  expect(rows).toHaveLength(4);
  for (const row of rows) {
    const chunks: Buffer[] = [];
    for await (const chunk of storage.read(row.storage_key)) chunks.push(chunk as Buffer);
    const wav = Buffer.concat(chunks);
    expect(wav.toString("latin1", 0, 4) + wav.toString("latin1", 8, 12)).toBe("RIFFWAVE");
    expect((wav.length - 44) / 4 / 8).toBeCloseTo(row.duration_ms, 0);
    expect(row.last).toBeCloseTo(row.duration_ms, -1);
    expect(row.talk).toBe(Math.round(row.duration_ms / 1000));
    // Never both at once in these conversations: where one side is loud, the other is silent.
    const [left, right] = [row.peaks[0]!, row.peaks[1]!];
    expect(left.some((level) => level > 30) && right.some((level) => level > 30)).toBe(true);
    expect(left.filter((level, i) => level > 30 && right[i]! > 30)).toEqual([]);
  }
});

test("one click removes all of it and leaves the organization's own calls", async () => {
  await seedDemoCalls({ db: t.db, clock }, { organizationId: org.organizationId, count: 1500, withTranscript: 2 });
  await synthesizeDemoRecordings({ db: t.db, storage, tts: tone }, org);
  const content = (async function* () {
    yield Buffer.from(
      "CallId,DateTime,Call Status,Customer #,Tracking Source\n1,2026-11-01 10:00:00,Answered,2125550100,Own source\n",
    );
  })();
  const { id } = await createImport(org.context, { storage }, { fileName: "own.csv", content });
  await runImport(
    { db: t.db, bulk: t.bulk, clock, storage },
    { organizationId: org.organizationId, importId: decodeId("imp", id)! },
  );

  const { calls } = await removeDemo(org.context, { storage });
  expect(calls).toBeGreaterThan(1400);
  for (const table of ["calls", "call_details", "callers"]) expect(await count(table)).toBe(1);
  for (const table of ["transcript_segments", "recordings"]) expect(await count(table)).toBe(0);
  const { rows } = await t.owner.execute(
    sql`select value from dimension_values where organization_id = ${org.organizationId}`,
  );
  expect(rows).toEqual([{ value: "Own source" }]);
  const recordings = join(directory, org.organizationId, "recordings");
  expect(existsSync(recordings) ? readdirSync(recordings) : []).toEqual([]);
});
