import { createReadStream, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { decodeId } from "@parley/platform";
import { createTestDatabase, type TestDatabase, type TestOrganization } from "@parley/testing";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { permissionsOfRole } from "../context/index.ts";
import { createDiskStorage, type Storage } from "../storage/index.ts";
import {
  cancelImport,
  createImport,
  DEFAULT_IMPORT_LIMITS,
  getImport,
  listImports,
  runImport,
  streamRejectedRows,
} from "./index.ts";

let t: TestDatabase;
let directory: string;
let storage: Storage;
let org: TestOrganization;
beforeAll(async () => {
  t = await createTestDatabase();
  directory = mkdtempSync(join(tmpdir(), "parley-imports-"));
  storage = createDiskStorage(directory);
});
afterAll(async () => {
  await t.close();
  rmSync(directory, { recursive: true, force: true });
});
beforeEach(async () => {
  org = await t.createOrganization();
});

async function* content(text = "CallId,DateTime\n1,2026-01-01 10:00:00\n") {
  yield Buffer.from(text);
}
const create = (more: object = {}, importLimits = DEFAULT_IMPORT_LIMITS) =>
  createImport(org.context, { storage, importLimits }, { fileName: "calls.csv", content: content(), ...more });
const run = (id: string) =>
  runImport(
    { db: t.db, bulk: t.bulk, clock: org.context.clock, storage },
    { organizationId: org.organizationId, importId: decodeId("imp", id)! },
  );

test("an upload is queued with its job, its audit row and its event, or not at all", async () => {
  const summary = await create();
  expect(summary).toMatchObject({ status: "queued", bytesTotal: 38, timezone: "America/New_York", currency: "USD" });
  const { rows } = await t.owner.execute(sql`select
    (select count(*)::int from graphile_worker.jobs where key = ${`import:${decodeId("imp", summary.id)}`}) as jobs,
    (select count(*)::int from audit_log where organization_id = ${org.organizationId} and action = 'import.created') as audited,
    (select count(*)::int from domain_events where organization_id = ${org.organizationId} and type = 'import.created') as events`);
  expect(rows[0]).toEqual({ jobs: 1, audited: 1, events: 1 });
});

test.each([
  [{ timezone: "Mars/Olympus" }, "/timezone"],
  [{ currency: "EUR" }, "/currency"],
  [{ source: "excel" }, "/source"],
  [{ fileName: " " }, "/fileName"],
])("%j is refused by name and leaves no file", async (more, pointer) => {
  await expect(create(more)).rejects.toMatchObject({ kind: "invalid_input", fields: [{ pointer }] });
  expect((await listImports(org.context)).data).toEqual([]);
});

test("a file over the limit is refused while it is read", async () => {
  await expect(create({}, { ...DEFAULT_IMPORT_LIMITS, maxBytes: 10 })).rejects.toMatchObject({
    code: "file_too_large",
  });
  expect((await listImports(org.context)).data).toEqual([]);
  const files = readdirSync(directory, { recursive: true, encoding: "utf8" });
  expect(files.filter((file) => file.startsWith(`${org.organizationId}/imports/`))).toEqual([]);
});

test("what was left out of a file on its way in is said", async () => {
  const { id, warnings } = await create({ content: content("CallId,DateTime\n1\u0000,2026-01-01 10:00:00\n") });
  expect(warnings).toEqual(["1 NUL character in the file was left out."]);
  await run(id);
  expect((await getImport(org.context, id)).warnings).toContain(warnings[0]);
});

test.each([
  ["ctm-list.json", 2, "ctm_json"],
  ["ctm-call.json", 1, "ctm_json"],
  ["ctm-lines.ndjson", 2, "ctm_json"],
  ["callrail-page.json", 2, "callrail_json"],
  ["calls.csv.gz", 2, "generic"],
  ["calls.zip", 2, "generic"],
])("%s lands as %i calls", async (name, rows, layout) => {
  const { id } = await create({ content: createReadStream(join(import.meta.dirname, "upload/golden", name)) });
  await run(id);
  expect(await getImport(org.context, id)).toMatchObject({
    ...{ status: "completed", layout, rowsRead: rows, rowsInserted: rows, rowsRejected: 0 },
  });
});

test("a canceled import stops and stays canceled, also when its job comes later", async () => {
  const { id } = await create();
  expect(await cancelImport(org.context, id)).toMatchObject({ status: "canceled" });
  await run(id);
  expect(await getImport(org.context, id)).toMatchObject({ status: "canceled", rowsRead: 0 });
  await expect(cancelImport(org.context, id)).rejects.toMatchObject({ kind: "conflict" });
});

test("two runs at once: one works, the other is sent away, and a run after the end changes nothing", async () => {
  const rows = Array.from({ length: 3000 }, (_, i) => `${i},2026-01-01 10:00:00`).join("\n");
  const { id } = await create({ content: content(`CallId,DateTime\n${rows}\n`) });
  const results = await Promise.allSettled([run(id), run(id)]);
  expect(results.map((result) => result.status).sort()).toEqual(["fulfilled", "rejected"]);
  await run(id);
  expect(await getImport(org.context, id)).toMatchObject({ status: "completed", rowsRead: 3000, rowsInserted: 3000 });
});

test("an upload that is gone ends as failed and says so", async () => {
  const { id } = await create();
  await storage.delete(`${org.organizationId}/imports/${decodeId("imp", id)}.csv`);
  await run(id);
  expect(await getImport(org.context, id)).toMatchObject({
    status: "failed",
    failure: expect.stringContaining("gone"),
  });
});

test("the list goes on where the page before ended, newest first", async () => {
  const ids = [];
  for (let i = 0; i < 5; i++) ids.unshift((await create()).id);
  const first = await listImports(org.context, { limit: 2 });
  const second = await listImports(org.context, { limit: 2, cursor: first.nextCursor! });
  const third = await listImports(org.context, { limit: 2, cursor: second.nextCursor! });
  expect([...first.data, ...second.data, ...third.data].map((entry) => entry.id).sort()).toEqual([...ids].sort());
  expect([first.hasMore, second.hasMore, third.hasMore]).toEqual([true, true, false]);
});

test("another organization's import does not exist, and a role without the permission may not", async () => {
  const { id } = await create();
  const stranger = await t.createOrganization();
  await expect(getImport(stranger.context, id)).rejects.toMatchObject({ kind: "not_found" });
  await expect(cancelImport(stranger.context, id)).rejects.toMatchObject({ kind: "not_found" });
  await expect(streamRejectedRows(stranger.context, id)).rejects.toMatchObject({ kind: "not_found" });
  const viewer = { ...org.context, permissions: permissionsOfRole("viewer") };
  await expect(getImport(viewer, id)).rejects.toMatchObject({ kind: "forbidden" });
  await expect(createImport(viewer, { storage }, { fileName: "x.csv", content: content() })).rejects.toMatchObject({
    kind: "forbidden",
  });
});
