import { domainEvents, importSourceDays, importSources, imports } from "@parley/db/schema";
import { decodeId, encodeId, newUuid } from "@parley/platform";
import {
  createTestDatabase,
  createTestSourceDeps,
  type TestDatabase,
  type TestOrganization,
  type TestSourceDeps,
} from "@parley/testing";
import { and, eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { inTenant } from "../context/index.ts";
import { appendEvent, dispatchEvents } from "../events/index.ts";
import { countRows } from "./health/count-rows.ts";
import {
  checkSource,
  createImportSource,
  deleteImportSource,
  getImportSource,
  ingestWebhook,
  listImportSources,
  noteFinishedImports,
  receiveCtmWebhook,
  rotateSourceToken,
  runImportSource,
  updateImportSource,
} from "./index.ts";

let t: TestDatabase;
let world: TestSourceDeps;
let org: TestOrganization;
let now: Date;
const clock = { now: () => now };
const HOUR = 60 * 60_000;

beforeAll(async () => {
  t = await createTestDatabase();
  world = createTestSourceDeps();
});
afterAll(() => Promise.all([t.close(), world.close()]));
beforeEach(async () => {
  org = await t.createOrganization();
  now = new Date("2026-03-10T12:00:00Z");
  await t.owner.execute(sql`delete from graphile_worker._private_jobs`);
});

const context = () => ({ ...org.context, clock });
const connect = async (input: object = {}) => {
  const made = await createImportSource(context(), world.deps, {
    kind: "ctm_webhook",
    name: "Hook",
    ...input,
  } as never);
  return { ...made, token: made.token!, sourceId: decodeId("src", made.id)! };
};
const jobs = async (task: string) => {
  const { rows } = await t.owner.execute<{ payload: Record<string, never>; run_at: string; queue: string | null }>(sql`
    select j.payload, j.run_at, q.queue_name as queue from graphile_worker._private_jobs j
    join graphile_worker._private_tasks t on t.id = j.task_id
    left join graphile_worker._private_job_queues q on q.id = j.job_queue_id where t.identifier = ${task} order by j.id`);
  return rows;
};
const body = JSON.stringify({ id: 1, called_at: "2026-03-10 07:00 AM -05:00", caller_number: "+17605550188" });

describe("a webhook", () => {
  test("stores the call before it is acknowledged, for the token's organization and no other", async () => {
    const other = await t.createOrganization();
    const { token, sourceId } = await connect();
    expect(await receiveCtmWebhook(t.db, token, body)).toEqual({ received: 1 });
    const [job, ...more] = await jobs("ingest_webhook");
    expect(more).toEqual([]);
    expect(job!.payload).toEqual({ organizationId: org.organizationId, sourceId, records: [JSON.parse(body)] });
    expect(job!.payload).not.toMatchObject({ organizationId: other.organizationId });
    expect(job!.queue).toBe(`webhook:${sourceId}`);
  });

  test.each(["", "x", "A".repeat(43), "../../etc/passwd", "%00", "' or 1=1 --"])(
    "the token %j is unknown",
    async (token) => {
      await connect();
      await expect(receiveCtmWebhook(t.db, token, body)).rejects.toMatchObject({ kind: "not_found" });
      expect(await jobs("ingest_webhook")).toEqual([]);
    },
  );

  test("keeps only the hash of its token; a rotated token ends the old one at once", async () => {
    const { id, token } = await connect();
    const stored = JSON.stringify((await t.owner.execute(sql`select * from import_sources, audit_log`)).rows);
    expect(stored).not.toContain(token);
    expect(JSON.stringify(await getImportSource(context(), id))).not.toContain(token);
    const { token: fresh } = await rotateSourceToken(context(), id);
    await expect(receiveCtmWebhook(t.db, token, body)).rejects.toMatchObject({ kind: "not_found" });
    expect(await receiveCtmWebhook(t.db, fresh, body)).toEqual({ received: 1 });
  });

  test("that is paused refuses, and one that is deleted is unknown", async () => {
    const { id, token } = await connect();
    await updateImportSource(context(), world.deps, id, { paused: true });
    await expect(receiveCtmWebhook(t.db, token, body)).rejects.toMatchObject({ code: "source_paused" });
    await deleteImportSource(context(), world.deps, id);
    await expect(receiveCtmWebhook(t.db, token, body)).rejects.toMatchObject({ kind: "not_found" });
  });

  test("counts what was new or changed; a replay counts nothing, a failure keeps the job", async () => {
    const { id, sourceId } = await connect();
    const payload = { organizationId: org.organizationId, sourceId, records: [{ id: 1 }] };
    const ingest = (counts: { rowsInserted: number; rowsUpdated: number; refused?: string[] }) =>
      ingestWebhook({ db: t.db, clock, ingestCalls: async () => ({ refused: [], ...counts }) }, payload);
    await ingest({ rowsInserted: 1, rowsUpdated: 0 });
    const first = now;
    now = new Date(now.getTime() + HOUR);
    await ingest({ rowsInserted: 0, rowsUpdated: 0 });
    expect(await getImportSource(context(), id)).toMatchObject({
      lastRowAt: first,
      days: [{ day: "2026-03-10", rows: 1 }],
    });
    await ingest({ rowsInserted: 0, rowsUpdated: 0, refused: ["dateTime was not understood."] });
    expect((await getImportSource(context(), id)).lastError).toBe("A call was not taken. dateTime was not understood.");
    const cause = Object.assign(new Error("gone"), { code: "57P01" });
    const failed = new Error("Failed query: insert ... params: what the caller said", { cause });
    const broken = { db: t.db, clock, ingestCalls: () => Promise.reject(failed) };
    const error = await ingestWebhook(broken, payload).catch((caught: Error) => caught);
    expect(String(error && (error as Error).stack)).toContain("57P01");
    expect(String(error && (error as Error).stack)).not.toContain("caller said");
    await deleteImportSource(context(), world.deps, id);
    await ingest({ rowsInserted: 1, rowsUpdated: 0 });
  });
});

describe("health", () => {
  async function finish(
    sourceId: string,
    end: { status: string; rowsInserted?: number; rowsUpdated?: number; rowsUnchanged?: number; failure?: string },
  ) {
    const id = newUuid();
    await t.owner.insert(imports).values({
      ...{
        organizationId: org.organizationId,
        id,
        fileName: "a.csv",
        source: "auto",
        timezone: "UTC",
        currency: "USD",
      },
      ...{ storageKey: "x", bytesTotal: 1, sourceId, ...end },
    });
    await inTenant(context(), (tx) =>
      appendEvent(tx, context(), {
        type: "import.finished",
        subjectId: encodeId("imp", id),
        data: { status: end.status },
      }),
    );
    await dispatchEvents(t.db, org.organizationId, [noteFinishedImports]);
  }

  test("counts rows by the organization's day, and none that only came again", async () => {
    const { id, sourceId } = await connect();
    now = new Date("2026-03-10T03:30:00Z");
    await finish(sourceId, { status: "completed", rowsInserted: 7, rowsUpdated: 2, rowsUnchanged: 90 });
    const at = now;
    now = new Date("2026-03-10T14:00:00Z");
    await finish(sourceId, { status: "completed", rowsUnchanged: 500 });
    expect(await getImportSource(context(), id)).toMatchObject({
      lastRowAt: at,
      days: [{ day: "2026-03-09", rows: 9 }],
    });
    await finish(sourceId, { status: "completed", rowsInserted: 1 });
    await finish(sourceId, { status: "undone", rowsInserted: 1 });
    const [listed] = await listImportSources(context());
    expect(listed!.days).toEqual([
      { day: "2026-03-09", rows: 9 },
      { day: "2026-03-10", rows: 1 },
    ]);
  });

  test("a failed import stands on the source's line", async () => {
    const { id, sourceId } = await connect();
    await finish(sourceId, { status: "failed", failure: "No column holds the time of the call." });
    expect((await getImportSource(context(), id)).lastError).toBe(
      "a.csv was not imported. No column holds the time of the call.",
    );
  });
});

describe("silence", () => {
  const check = (sourceId: string) =>
    checkSource(
      { db: t.db, clock, publicUrl: "https://parley.example" },
      { organizationId: org.organizationId, sourceId },
    );
  const row = (sourceId: string) =>
    inTenant(context(), (tx) => countRows(tx, { organizationId: org.organizationId, sourceId }, 1, now));
  const silentEvents = () =>
    t.owner.$count(
      domainEvents,
      and(eq(domainEvents.organizationId, org.organizationId), eq(domainEvents.type, "source.silent")),
    );

  test("is told once, to owners and admins, and ends with the next row", async () => {
    await t.owner.execute(sql`with u as (insert into users (id, name, email) values (${newUuid()}::uuid, 'V', ${`${newUuid()}@viewer.example`}) returning id)
      insert into members (organization_id, user_id, role) select ${org.organizationId}::uuid, id, 'viewer' from u`);
    const { id, sourceId } = await connect({ silentAfterHours: 24 });
    expect(new Date((await jobs("check_source"))[0]!.run_at)).toEqual(new Date(now.getTime() + 24 * HOUR));
    await row(sourceId);
    const last = now;

    now = new Date(last.getTime() + 24 * HOUR - 1);
    await check(sourceId);
    expect(await silentEvents()).toBe(0);

    now = new Date(last.getTime() + 24 * HOUR);
    await check(sourceId);
    await check(sourceId);
    expect(await silentEvents()).toBe(1);
    const mails = await jobs("send_mail");
    expect(mails.map(({ payload }) => payload.to)).toEqual([`${org.userId}@example.com`]);
    expect(mails[0]!.payload.text).toContain("https://parley.example/settings/integrations");
    expect(mails[0]!.payload.text).toContain("March 10, 2026");
    expect((await getImportSource(context(), id)).silentSince).toEqual(last);

    now = new Date(now.getTime() + HOUR);
    await row(sourceId);
    expect((await getImportSource(context(), id)).silentSince).toBeNull();
    now = new Date(now.getTime() + 24 * HOUR);
    await check(sourceId);
    expect(await silentEvents()).toBe(2);
  });

  test("rows that came meanwhile move the next look on", async () => {
    const { sourceId } = await connect({ silentAfterHours: 24 });
    now = new Date(now.getTime() + 20 * HOUR);
    await row(sourceId);
    now = new Date(now.getTime() + 4 * HOUR);
    await check(sourceId);
    expect(await silentEvents()).toBe(0);
    expect(new Date((await jobs("check_source"))[0]!.run_at)).toEqual(new Date(now.getTime() + 20 * HOUR));
  });

  test("of a source that is paused, deleted or not asked for is not told", async () => {
    const paused = await connect({ silentAfterHours: 1 });
    const deleted = await connect({ silentAfterHours: 1 });
    const unasked = await connect();
    await updateImportSource(context(), world.deps, paused.id, { paused: true });
    await deleteImportSource(context(), world.deps, deleted.id);
    now = new Date(now.getTime() + 100 * HOUR);
    for (const { sourceId } of [paused, deleted, unasked]) await check(sourceId);
    expect(await silentEvents()).toBe(0);
    // Resumed after a long pause it has its whole time anew.
    await updateImportSource(context(), world.deps, paused.id, { paused: false });
    expect((await jobs("check_source")).map(({ run_at }) => new Date(run_at))).toContainEqual(
      new Date(now.getTime() + HOUR),
    );
  });
});

describe("sources of another organization", () => {
  test("are not found by any verb, and a list holds none of them", async () => {
    const { id } = await connect();
    const stranger = { ...(await t.createOrganization()).context, clock };
    for (const attempt of [
      () => getImportSource(stranger, id),
      () => updateImportSource(stranger, world.deps, id, { name: "Mine" }),
      () => deleteImportSource(stranger, world.deps, id),
      () => runImportSource(stranger, id),
      () => rotateSourceToken(stranger, id),
    ]) {
      await expect(attempt()).rejects.toMatchObject({ kind: "not_found" });
    }
    expect(await listImportSources(stranger)).toEqual([]);
    expect(await getImportSource(context(), id)).toMatchObject({ name: "Hook" });
  });

  test("a member who may not manage imports changes nothing and sees no token", async () => {
    const { id } = await connect();
    const viewer = { ...context(), permissions: new Set(["imports.read"] as const) };
    for (const attempt of [
      () => createImportSource(viewer, world.deps, { kind: "ctm_webhook", name: "x" }),
      () => updateImportSource(viewer, world.deps, id, { name: "x" }),
      () => deleteImportSource(viewer, world.deps, id),
      () => runImportSource(viewer, id),
      () => rotateSourceToken(viewer, id),
    ]) {
      await expect(attempt()).rejects.toMatchObject({ kind: "forbidden" });
    }
    expect(await listImportSources(viewer)).toHaveLength(1);
  });
});

test("what a webhook brought for an organization that is gone goes with its job", async () => {
  const payload = { organizationId: newUuid(), sourceId: newUuid(), records: [{ id: 1 }] };
  const never = () => Promise.reject(new Error("asked"));
  await ingestWebhook({ db: t.db, clock, ingestCalls: never }, payload);
});

test("a deleted source leaves its imports, and its days go with it", async () => {
  const { id, sourceId } = await connect();
  await t.owner
    .insert(importSourceDays)
    .values({ organizationId: org.organizationId, sourceId, day: "2026-03-01", rows: 1 });
  await t.owner.insert(imports).values({
    ...{
      organizationId: org.organizationId,
      id: newUuid(),
      fileName: "a.csv",
      source: "auto",
      timezone: "UTC",
      currency: "USD",
    },
    ...{ storageKey: "x", bytesTotal: 1, sourceId, status: "completed" },
  });
  await deleteImportSource(context(), world.deps, id);
  expect(await t.owner.$count(imports, eq(imports.sourceId, sourceId))).toBe(1);
  expect(await t.owner.$count(importSources, eq(importSources.id, sourceId))).toBe(0);
  expect(await t.owner.$count(importSourceDays, eq(importSourceDays.sourceId, sourceId))).toBe(0);
});
