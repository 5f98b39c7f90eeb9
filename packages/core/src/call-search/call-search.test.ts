import { newUuid } from "@parley/platform";
import { createTestDatabase, type TestDatabase, type TestOrganization } from "@parley/testing";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { listCalls, updateCall } from "../calls/index.ts";
import { inTenant } from "../context/index.ts";
import { enqueueIndex, indexCalls } from "./index.ts";

interface Said {
  personName?: string;
  phone?: number;
  notes?: string;
  tags?: string[];
  transcript?: string;
  segments?: string[];
}

let t: TestDatabase;
let org: TestOrganization;
beforeAll(async () => {
  t = await createTestDatabase();
});
afterAll(() => t.close());
beforeEach(async () => {
  org = await t.createOrganization();
});

async function addCall(said: Said, { organizationId }: { organizationId: string } = org): Promise<string> {
  const id = newUuid();
  const hasTranscript = said.transcript !== undefined || said.segments !== undefined;
  await t.owner.execute(sql`insert into calls (organization_id, id, kind, direction, status, called_at, local_date, local_hour,
      local_dow, phone, person_name, notes, tags, has_transcript)
    values (${organizationId}, ${id}, 'tracked', 'inbound', 'answered', now(), current_date, 1, 1, ${said.phone ?? null},
      ${said.personName ?? null}, ${said.notes ?? null}, ${sql.param(said.tags ?? [])}::text[], ${hasTranscript})`);
  if (said.transcript !== undefined)
    await t.owner.execute(
      sql`insert into call_transcripts (organization_id, call_id, text) values (${organizationId}, ${id}, ${said.transcript})`,
    );
  for (const [position, text] of (said.segments ?? []).entries())
    await t.owner.execute(sql`insert into transcript_segments (organization_id, call_id, position, speaker, start_ms, end_ms, text)
      values (${organizationId}, ${id}, ${position}, 'caller', ${position * 1000}, ${position * 1000 + 900}, ${text})`);
  return id;
}

const index = (payload: { callIds?: string[]; importId?: string } = {}, { organizationId } = org) =>
  indexCalls({ db: t.db, clock: org.context.clock }, { organizationId, ...payload });

const find = async (q: string, { context } = org) => (await listCalls(context, { q })).data.length;

describe("a search finds a call", () => {
  test.each<[string, Said, string[]]>([
    [
      "by words of its transcript in any form",
      { transcript: "Do you take my insurance? I need a detox bed tonight." },
      ["insured", "detox beds", "tonight insurance", '"detox bed"', "insurance -outpatient"],
    ],
    ["by words of an AI call's segments", { segments: ["Hello, this is Kate.", "We open at nine."] }, ["opens nine"]],
    ["by notes and tags", { notes: "Wants a quote by Friday", tags: ["Hot lead"] }, ["quotes", "hot lead"]],
    ["by a name together with words", { personName: "Charles Wills", notes: "Furnace" }, ["charles furnace", "Wills"]],
    [
      "by its number however it is written",
      { phone: 17605550188 },
      ["555-0188", "0188", "(760) 555-0188", "+1 760 555 0188", "7605550188", "760-555"],
    ],
    [
      "by a number that was said or noted",
      { notes: "Call back on (619) 555-0142 after five" },
      ["555-0142", "6195550142", "call back 619 555 0142"],
    ],
    ["by a number of another country with its leading zero", { phone: 442079460123 }, ["020 7946 0123", "7946 0123"]],
  ])("%s", async (_, said, searches) => {
    await addCall({ personName: "Somebody Else", phone: 12125550100, transcript: "Nothing of the kind." });
    await addCall(said);
    await index();
    for (const q of searches) expect(await find(q), q).toBe(1);
  });

  test("but not by what it does not hold", async () => {
    await addCall({ phone: 17605550188, transcript: "I need a bed tonight." });
    await index();
    for (const q of ["ambulance", '"tonight bed"', "bed -tonight", "555-0199", "%", "'; --", "&|!:*()"])
      expect(await find(q), q).toBe(0);
  });
});

test("a search never finds another organization's call", async () => {
  const other = await t.createOrganization();
  const id = await addCall({ transcript: "The secret word is xylophone.", phone: 17605550188 }, other);
  await index({}, other);
  // Not even by a job that was given its id.
  await index({ callIds: [id] });
  expect(await find("xylophone")).toBe(0);
  expect(await find("555-0188")).toBe(0);
  expect(await find("xylophone", other)).toBe(1);
});

test("an import's job indexes what it changed and everything that is missing, and a second run changes nothing", async () => {
  const changed = await addCall({ transcript: "Before." });
  await index();
  await addCall({ transcript: "Fresh arrival." });
  const importId = newUuid();
  await t.owner.execute(sql`update call_transcripts set text = 'Afterwards different.' where call_id = ${changed}`);
  await t.owner.execute(sql`insert into imports (organization_id, id, file_name, status, source, timezone, currency, storage_key, bytes_total)
    values (${org.organizationId}, ${importId}, 'a.csv', 'completed', 'auto', 'UTC', 'USD', 'x', 1)`);
  await t.owner.execute(sql`insert into import_changes (organization_id, import_id, row_id, before, after)
    values (${org.organizationId}, ${importId}, ${changed}, '{}', '{}')`);
  await index({ importId });
  expect([await find("different"), await find("arrival")]).toEqual([1, 1]);
  const written = async () =>
    (
      await t.owner.execute(
        sql`select xmin::text, call_id from call_search where organization_id = ${org.organizationId} order by 2`,
      )
    ).rows;
  const before = await written();
  await index({ importId });
  expect(await written()).toEqual(before);
});

test("more calls than one slice are indexed by the jobs that follow it, each call once", async () => {
  await t.owner.execute(sql`insert into calls (organization_id, id, kind, direction, status, called_at, local_date, local_hour, local_dow, notes)
    select ${org.organizationId}, gen_random_uuid(), 'tracked', 'inbound', 'answered', now(), current_date, 1, 1, 'Bulk' from generate_series(1, 10500)`);
  await index();
  const { rows } = await t.owner.execute<{ payload: { after: string } }>(
    sql`select payload from graphile_worker._private_jobs j where payload->>'organizationId' = ${org.organizationId} and payload->>'after' is not null`,
  );
  expect(rows).toHaveLength(1);
  await indexCalls({ db: t.db, clock: org.context.clock }, { organizationId: org.organizationId, ...rows[0]!.payload });
  const counted = await t.owner.execute(
    sql`select count(*)::int as n from call_search where organization_id = ${org.organizationId}`,
  );
  expect(counted.rows[0]).toEqual({ n: 10_500 });
});

test("what people write is found once its job has run, and the words of a call that is gone go with it", async () => {
  const id = await addCall({ notes: "First" });
  await index();
  const { data } = await listCalls(org.context, {});
  await updateCall(org.context, data[0]!.id, { notes: "Wants a brochure" });
  await updateCall(org.context, data[0]!.id, { tags: ["brochure"] });
  const jobs = await t.owner.execute<{ payload: { callIds: string[] } }>(
    sql`select payload from graphile_worker._private_jobs where payload->'callIds'->>0 = ${id}`,
  );
  expect(jobs.rows).toHaveLength(1);
  await index(jobs.rows[0]!.payload);
  expect(await find("brochures")).toBe(1);
  await t.owner.execute(sql`delete from calls where id = ${id}`);
  await index({ callIds: [id.replaceAll("-", "")] });
  const left = await t.owner.execute(sql`select from call_search where call_id = ${id}`);
  expect(left.rows).toEqual([]);
});

test("a transcript longer than Postgres can index is found by its beginning, and fails nothing", async () => {
  const words = Array.from({ length: 150_000 }, (_, i) => `word${i}`).join(" ");
  const id = await addCall({ transcript: `Opening ${words}` });
  await index({ callIds: [id] });
  expect(await find("opening")).toBe(1);
});

test("calls of many thousands wait in several jobs", async () => {
  const callIds = Array.from({ length: 2_500 }, () => newUuid());
  await inTenant(org.context, (tx) => enqueueIndex(tx, org.organizationId, { callIds }));
  const { rows } = await t.owner.execute<{ n: number }>(
    sql`select jsonb_array_length((payload->'callIds')::jsonb) as n from graphile_worker._private_jobs
      where payload->>'organizationId' = ${org.organizationId} order by 1`,
  );
  expect(rows.map(({ n }) => n)).toEqual([500, 1000, 1000]);
});
