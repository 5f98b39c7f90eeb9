import { type CtmStandIn, startCtmStandIn } from "@parley/testing";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
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
