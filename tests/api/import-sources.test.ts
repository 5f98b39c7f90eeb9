import { dispatchEvents } from "@parley/core/events";
import { type IngestCalls, ingestWebhook, noteFinishedImports, runSource } from "@parley/core/import-sources";
import { ingestCalls, runImport } from "@parley/core/imports";
import { type CtmStandIn, startCtmStandIn } from "@parley/testing";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { sourceDeps } from "../../apps/server/src/import-sources/source-deps.ts";
import { readJson, startTestServer, type Tenant, type TestServer } from "../support/test-server.ts";

let server: TestServer;
let tenant: Tenant;
let ctm: CtmStandIn;

beforeAll(async () => {
  ctm = await startCtmStandIn();
  server = await startTestServer();
  Object.assign(server.services.config.env, { CTM_API_URL: ctm.url, OUTBOUND_ALLOW_PRIVATE: ["127.0.0.1/32"] });
  tenant = await server.createTenant();
});
afterAll(() => Promise.all([server.close(), ctm.close()]));

const ask = async (method: string, path: string, body?: unknown) => {
  const response = await server.api(tenant.key, method, `/api/v1/import_sources${path}`, body);
  return { status: response.status, json: response.status === 204 ? null : await readJson(response) };
};
const post = (address: string, body: string, type?: string) =>
  fetch(address.replace(server.services.config.publicUrl, server.url), {
    method: "POST",
    body,
    headers: type ? { "content-type": type } : {},
  });
const waiting = async () => {
  const { rows } = await server.database.owner.execute<{ records: { id: unknown }[] }>(
    sql`select payload->'records' as records from graphile_worker._private_jobs where payload->'records' is not null order by id`,
  );
  return rows.flatMap(({ records }) => records.map(({ id }) => String(id)));
};

test("a sync is connected, changed, run and deleted, and its keys never come back", async () => {
  const body = {
    ...{ kind: "ctm_api", name: "Main account", account_id: ctm.accountId, silent_after_hours: 48, every_minutes: 30 },
    ...{ access_key: ctm.accessKey, secret_key: ctm.secretKey, since: "2026-01-01" },
  };
  const made = await ask("POST", "", body);
  expect(made.status).toBe(201);
  expect(made.json).toMatchObject({
    ...{
      kind: "ctm_api",
      name: "Main account",
      status: "active",
      secret_set: true,
      secret_last4: ctm.secretKey.slice(-4),
    },
    ...{
      address: null,
      silent_after_hours: 48,
      settings: { account_id: ctm.accountId, since: "2026-01-01", every_minutes: 30 },
    },
  });
  const path = `/${made.json.id}`;
  const answers = [
    made,
    await ask("GET", ""),
    await ask("GET", path),
    await ask("PATCH", path, { name: "Renamed", every_minutes: 60 }),
    await ask("POST", `${path}/run`),
    await ask("PATCH", path, { secret_key: "wrong-secret-key-123" }),
  ];
  expect(answers.map(({ status }) => status)).toEqual([201, 200, 200, 200, 202, 422]);
  expect(answers[5]!.json).toMatchObject({ code: "connection_failed", errors: [{ pointer: "/access_key" }] });
  expect(answers[3]!.json).toMatchObject({ name: "Renamed", secret_set: true, settings: { every_minutes: 60 } });
  for (const secret of [ctm.accessKey, ctm.secretKey, "wrong-secret-key-123"])
    expect(JSON.stringify(answers)).not.toContain(secret);
  expect((await ask("DELETE", path)).status).toBe(204);
  expect((await ask("GET", path)).status).toBe(404);
});

test("what is missing or wrong is named by its field", async () => {
  const refused = await ask("POST", "", { kind: "s3", name: "Bucket", every_minutes: 1 });
  expect(refused).toMatchObject({ status: 422, json: { errors: [{ pointer: "/every_minutes" }] } });
  const incomplete = await ask("POST", "", { kind: "s3", name: "Bucket" });
  expect(incomplete.json.errors.map(({ pointer }: { pointer: string }) => pointer)).toEqual([
    "/bucket",
    "/access_key",
    "/secret_key",
  ]);
  const inside = await ask("POST", "", {
    kind: "url",
    name: "Inside",
    address: "http://169.254.169.254/latest/meta-data",
  });
  expect(inside).toMatchObject({ status: 422, json: { errors: [{ pointer: "/address" }] } });
});

test("CTM's webhook is acknowledged once the call waits in the database, as JSON and as a form, whatever its type says", async () => {
  const { json } = await ask("POST", "", { kind: "ctm_webhook", name: "Hook" });
  expect(json.address).toMatch(/\/webhooks\/ctm\/[A-Za-z0-9_-]{43}$/);
  const text = JSON.stringify({ id: 41, called_at: "2026-03-10 07:00 AM -05:00" });
  expect((await post(json.address, text, "application/json")).status).toBe(200);
  expect((await post(json.address, text.replace("41", "42"), "application/x-www-form-urlencoded")).status).toBe(200);
  expect((await post(json.address, "id=43&called_at=x", "application/x-www-form-urlencoded")).status).toBe(200);
  expect((await post(json.address, text.replace("41", "44"))).status).toBe(200);
  expect(await waiting()).toEqual(["41", "42", "43", "44"]);

  expect((await post(json.address, "{", "application/json")).status).toBe(422);
  expect(
    (
      await post(
        json.address.replace(/.$/, (last: string) => (last === "A" ? "B" : "A")),
        text,
      )
    ).status,
  ).toBe(404);
  expect((await post(json.address, "x".repeat(5 * 1024 ** 2), "text/plain")).status).toBe(413);
  const rotated = (await ask("POST", `/${json.id}/rotate_token`)).json;
  expect((await post(json.address, text)).status).toBe(404);
  expect((await post(rotated.address, text)).status).toBe(200);
  expect((await ask("GET", `/${json.id}`)).json.address).toBeUndefined();
  expect(await waiting()).toHaveLength(5);
});

const payload = {
  ...{ id: 729485, account_id: 25, name: "Escondido    Ca", source: "Facebook", ring_time: 15, direction: "inbound" },
  ...{ called_at: "2026-03-09 11:48 PM -04:00", tracking_number: "+17205550118", caller_number: "+17605550188" },
};

/** Works off what waits for the sources, as the worker does. */
async function work() {
  const { services, database } = server;
  const { rows } = await database.owner.execute<{ id: string; task: string; payload: never }>(sql`
    select j.id, t.identifier as task, j.payload from graphile_worker._private_jobs j
    join graphile_worker._private_tasks t on t.id = j.task_id order by j.id`);
  for (const { id, task, payload: given } of rows) {
    if (task === "run_source") await runSource({ ...services, ...sourceDeps(services) }, given);
    if (task === "ingest_webhook") {
      const door: IngestCalls = (scope, records) => ingestCalls(services, scope, records);
      await ingestWebhook({ ...services, ingestCalls: door }, given);
    }
    if (task === "run_import") await runImport(services, given);
    await database.owner.execute(sql`delete from graphile_worker._private_jobs where id = ${id}`);
  }
  await dispatchEvents(services.db, tenant.organizationId, [noteFinishedImports]);
}
const calls = async () => (await readJson(await server.api(tenant.key, "GET", "/api/v1/calls?limit=200"))).data;

test("start, end and delayed end of a call make one call, in its last state, however often they are sent again", async () => {
  await server.database.owner.execute(sql`delete from graphile_worker._private_jobs`);
  const { json } = await ask("POST", "", { kind: "ctm_webhook", name: "Hook" });
  const start = { ...payload, status: "in progress" };
  const end = { ...payload, status: "answered", duration: 25, talk_time: 10 };
  const delayed = { ...end, tag_list: ["follow up"], audio: "https://calltrackingmetrics.com/recordings/RE1" };
  for (const [index, body] of [start, end, delayed, delayed, start, end].entries()) {
    expect((await post(json.address, JSON.stringify(body))).status).toBe(200);
    await work();
    const [call, ...more] = await calls();
    expect(more).toEqual([]);
    expect(call.status).toBe(index === 0 ? "in_progress" : "answered");
    if (index >= 2) expect(call.tags).toEqual(["follow up"]);
  }
  const { last_row_at, days } = (await ask("GET", `/${json.id}`)).json;
  expect(last_row_at).not.toBeNull();
  expect(days.map(({ rows }: { rows: number }) => rows)).toEqual([3]);
});

test("a sync brings the account's calls, finds those of the webhook again, and a second one changes nothing", async () => {
  ctm.calls.push({ ...payload, status: "answered", duration: 25, talk_time: 10, tag_list: ["follow up"] });
  for (let n = 1; n <= 120; n++) {
    ctm.calls.push({
      ...payload,
      id: 800_000 + n,
      caller_number: `+1760555${1000 + n}`,
      dial_status: "completed",
      duration: 60,
    });
  }
  const { json } = await ask("POST", "", {
    ...{ kind: "ctm_api", name: "Account", account_id: ctm.accountId, since: "2026-03-01" },
    ...{ access_key: ctm.accessKey, secret_key: ctm.secretKey },
  });
  for (let round = 0; round < 3; round++) await work();
  expect(await calls()).toHaveLength(121);
  const before = (await ask("GET", `/${json.id}`)).json;
  expect(before).toMatchObject({ status: "active", last_error: null, days: [{ rows: expect.any(Number) }] });
  expect(before.days[0].rows).toBeGreaterThanOrEqual(120);

  expect((await ask("POST", `/${json.id}/run`)).status).toBe(202);
  for (let round = 0; round < 3; round++) await work();
  expect(await calls()).toHaveLength(121);
  const after = (await ask("GET", `/${json.id}`)).json;
  expect(after).toMatchObject({ days: before.days, last_row_at: before.last_row_at });
});
