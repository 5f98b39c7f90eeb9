import { importSources, imports } from "@parley/db/schema";
import { decodeId } from "@parley/platform";
import {
  type CtmStandIn,
  createTestDatabase,
  createTestSourceDeps,
  startCtmStandIn,
  type TestDatabase,
  type TestOrganization,
  type TestSourceDeps,
} from "@parley/testing";
import { asc, eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { createImportSource, deleteImportSource, getImportSource, runSource, updateImportSource } from "./index.ts";

let t: TestDatabase;
let ctm: CtmStandIn;
let world: TestSourceDeps;
let org: TestOrganization;
let now: Date;
const clock = { now: () => now };

beforeAll(async () => {
  t = await createTestDatabase();
});
afterAll(() => t.close());
beforeEach(async () => {
  await ctm?.close();
  await world?.close();
  ctm = await startCtmStandIn();
  world = createTestSourceDeps({ ctmUrl: ctm.url });
  org = await t.createOrganization();
  now = new Date("2026-03-10T12:00:00Z");
});
afterAll(() => Promise.all([ctm.close(), world.close()]));

const context = () => ({ ...org.context, clock });
const keys = () => ({ accountId: ctm.accountId, accessKey: ctm.accessKey, secretKey: ctm.secretKey });

async function connect(since = "2026-03-01") {
  const made = await createImportSource(context(), world.deps, { kind: "ctm_api", name: "CTM", since, ...keys() });
  ctm.requests.length = 0;
  return { id: made.id, sourceId: decodeId("src", made.id)! };
}

const turn = (sourceId: string, lastAttempt = false) =>
  runSource({ ...world.deps, db: t.db, clock, lastAttempt }, { organizationId: org.organizationId, sourceId });

const source = (id: string) => getImportSource(context(), id);

/** The imports that were made, each as the text that was stored for it. */
async function brought() {
  const rows = await t.owner
    .select()
    .from(imports)
    .where(eq(imports.organizationId, org.organizationId))
    .orderBy(asc(imports.id));
  return Promise.all(
    rows.map(async (row) => {
      let text = "";
      for await (const chunk of world.deps.storage.read(row.storageKey)) text += chunk;
      return {
        name: row.fileName,
        sourceId: row.sourceId,
        status: row.status,
        lines: text.trim().split("\n").slice(1),
      };
    }),
  );
}

async function nextRun(sourceId: string): Promise<Date> {
  const { rows } = await t.owner.execute<{ run_at: string }>(
    sql`select run_at from graphile_worker._private_jobs where key = ${`source:${sourceId}`}`,
  );
  expect(rows).toHaveLength(1);
  return new Date(rows[0]!.run_at);
}

function call(id: number, day: string) {
  return { id, called_at: `${day} 10:24 AM -05:00`, caller_number: "+17605550188", duration: 36, source: "Google" };
}

describe("connecting", () => {
  test("a wrong key, a wrong account and an account's number with letters are refused with their field and leave nothing", async () => {
    const attempt = (wrong: object) =>
      createImportSource(context(), world.deps, { kind: "ctm_api", name: "CTM", ...keys(), ...wrong }).catch(
        (error) => error,
      );
    expect(await attempt({ secretKey: "wrong" })).toMatchObject({
      kind: "invalid_input",
      fields: [{ pointer: "/accessKey", message: expect.stringContaining("refuses this access key") }],
    });
    expect(await attempt({ accountId: "999" })).toMatchObject({ fields: [{ pointer: "/accountId" }] });
    expect(await attempt({ accountId: "12/../34" })).toMatchObject({ fields: [{ pointer: "/accountId" }] });
    expect(await attempt({ secretKey: undefined })).toMatchObject({ fields: [{ pointer: "/secretKey" }] });
    expect(await t.owner.$count(importSources, eq(importSources.organizationId, org.organizationId))).toBe(0);
  });

  test("keys lie sealed in the database, and neither answer, audit nor error repeats them", async () => {
    const { id } = await connect();
    const shown = JSON.stringify([
      await source(id),
      await updateImportSource(context(), world.deps, id, { accessKey: "other-key-123", secretKey: "other" }).catch(
        (error) => ({
          ...error,
          message: error.message,
        }),
      ),
      (await t.owner.execute(sql`select * from audit_log where organization_id = ${org.organizationId}::uuid`)).rows,
      (await t.owner.execute(sql`select * from import_sources where organization_id = ${org.organizationId}::uuid`))
        .rows,
      (await t.owner.execute(sql`select payload from graphile_worker._private_jobs`)).rows,
    ]);
    expect(shown).toContain('"secretLast4":"9Zq7"');
    for (const secret of [ctm.secretKey, ctm.accessKey, "other-key-123"]) expect(shown).not.toContain(secret);
    expect(shown).not.toContain(Buffer.from(ctm.secretKey).toString("hex"));
  });
});

describe.each(["page", "after"] as const)("a sync that pages by %s", (pagesBy) => {
  test("brings every call once, window by window, and comes back at its time", async () => {
    await ctm.close();
    ctm = await startCtmStandIn({ pagesBy });
    world.deps.ctmUrl = ctm.url;
    for (let n = 1; n <= 250; n++) ctm.calls.push(call(n, n <= 30 ? "2026-01-15" : `2026-03-0${(n % 9) + 1}`));
    const { id, sourceId } = await connect("2026-01-01");
    await turn(sourceId);
    const files = await brought();
    expect(files.map(({ name }) => name).sort()).toEqual([
      "CTM 2026-01-01 to 2026-01-31.ndjson",
      "CTM 2026-02-01 to 2026-03-03.ndjson",
      "CTM 2026-03-04 to 2026-03-11.ndjson",
    ]);
    const ids = files.flatMap(({ lines }) => lines);
    expect(ids).toHaveLength(250);
    expect(files.every((file) => file.sourceId === sourceId)).toBe(true);
    expect(ctm.requests.every(({ searchParams }) => searchParams.get("per_page") === "100")).toBe(true);
    expect(await source(id)).toMatchObject({ status: "active", lastError: null, progress: null, lastRunAt: now });
    expect(await nextRun(sourceId)).toEqual(new Date(now.getTime() + 15 * 60_000));
  });
});

describe("a sync", () => {
  test("reads its last two days again, and what came since", async () => {
    ctm.calls.push(call(1, "2026-03-01"), call(2, "2026-03-09"));
    const { sourceId } = await connect();
    await turn(sourceId);
    now = new Date("2026-03-12T08:00:00Z");
    ctm.calls.push(call(3, "2026-03-11"));
    ctm.requests.length = 0;
    await turn(sourceId);
    expect(Object.fromEntries(ctm.requests[0]!.searchParams)).toMatchObject({
      start_date: "2026-03-08",
      end_date: "2026-03-13",
    });
    expect((await brought()).map(({ lines }) => lines.length)).toEqual([2, 2]);
  });

  test("asks at most three times a second", async () => {
    for (let n = 1; n <= 450; n++) ctm.calls.push(call(n, "2026-03-05"));
    const { sourceId } = await connect();
    await turn(sourceId);
    expect(ctm.requests).toHaveLength(5);
    expect(world.pauses.filter((ms) => ms >= 334).length).toBeGreaterThanOrEqual(4);
  });

  test("waits as long as a 429 asks, without an error on its line, and goes on at the page where it was", async () => {
    for (let n = 1; n <= 250; n++) ctm.calls.push(call(n, "2026-03-05"));
    const { id, sourceId } = await connect();
    const started = ctm.requests.length;
    ctm.throttleNext(1, 17);
    await turn(sourceId);
    expect(ctm.requests).toHaveLength(started + 1);
    expect(await nextRun(sourceId)).toEqual(new Date(now.getTime() + 17_000));
    expect(await source(id)).toMatchObject({ status: "active", lastError: null });
    await turn(sourceId);
    expect((await brought()).flatMap(({ lines }) => lines)).toHaveLength(250);
  });

  test("that is killed between any two pages goes on there and brings every call once", async () => {
    for (let n = 1; n <= 520; n++) ctm.calls.push(call(n, "2026-03-05"));
    const { sourceId } = await connect();
    let pages = 0;
    world.deps.sleep = async () => {
      pages += 1;
      if (pages % 2 === 0) throw new Error("killed");
    };
    for (let start = 0; start < 10; start++)
      await turn(sourceId).catch((error) => expect(error.message).toBe("killed"));
    const [file, ...others] = await brought();
    expect(others).toEqual([]);
    expect(new Set(file!.lines).size).toBe(520);
    const asked = ctm.requests.slice(0, 6).map(({ searchParams }) => searchParams.get("page"));
    expect(asked).toEqual(["1", "2", "3", "4", "5", "6"]);
  });

  test("takes turns: a long history is read in slices that queue the next one at once", async () => {
    for (let n = 1; n <= 6_000; n++) ctm.calls.push(call(n, "2026-03-05"));
    const { id, sourceId } = await connect();
    await turn(sourceId);
    expect(ctm.requests).toHaveLength(50);
    expect(await nextRun(sourceId)).toEqual(now);
    expect(await source(id)).toMatchObject({ progress: { calls: 5_000 } });
    await turn(sourceId);
    expect((await brought())[0]!.lines).toHaveLength(6_000);
  });

  test("with keys that were revoked says so, keeps its place, and is well again with new ones", async () => {
    ctm.calls.push(call(1, "2026-03-05"));
    const { id, sourceId } = await connect();
    ctm.failNext(1, 401);
    await turn(sourceId);
    expect(await source(id)).toMatchObject({
      status: "failing",
      lastError: expect.stringContaining("refuses this access key"),
    });
    await updateImportSource(context(), world.deps, id, keys());
    await turn(sourceId);
    expect(await source(id)).toMatchObject({ status: "active", lastError: null });
    expect(await brought()).toHaveLength(1);
  });

  test("of a server that breaks or talks nonsense says so and tries again at its time", async () => {
    const { id, sourceId } = await connect();
    ctm.failNext(1, 502);
    await turn(sourceId);
    expect(await source(id)).toMatchObject({ status: "failing", lastError: expect.stringContaining("502") });
    await ctm.close();
    await turn(sourceId);
    expect(await source(id)).toMatchObject({
      status: "failing",
      lastError: expect.stringContaining("does not answer"),
    });
    expect(await nextRun(sourceId)).toEqual(new Date(now.getTime() + 15 * 60_000));
    ctm = await startCtmStandIn();
  });

  test("that is paused or deleted while it reads ends without a word", async () => {
    for (let n = 1; n <= 250; n++) ctm.calls.push(call(n, "2026-03-05"));
    const { id, sourceId } = await connect();
    world.deps.sleep = async () => {
      await updateImportSource(context(), world.deps, id, { paused: true });
    };
    await turn(sourceId);
    expect(await source(id)).toMatchObject({ status: "paused", nextRunAt: null, lastError: null });
    expect(await brought()).toEqual([]);
    await turn(sourceId);
    await updateImportSource(context(), world.deps, id, { paused: false });
    world.deps.sleep = async () => {};
    await turn(sourceId);
    expect((await brought()).flatMap(({ lines }) => lines)).toHaveLength(250);
  });

  test("that is deleted while it reads leaves no page of calls behind", async () => {
    for (let n = 1; n <= 250; n++) ctm.calls.push(call(n, "2026-03-05"));
    const { id, sourceId } = await connect();
    world.deps.sleep = () => deleteImportSource(context(), world.deps, id);
    await turn(sourceId);
    for (let page = 0; page < 4; page++) {
      const key = `${org.organizationId}/sources/${sourceId}/page-${page}.ndjson`;
      expect(await world.deps.storage.stat(key)).toBeNull();
    }
  });

  test("without calls makes no import", async () => {
    const { sourceId } = await connect();
    await turn(sourceId);
    expect(await brought()).toEqual([]);
  });
});
