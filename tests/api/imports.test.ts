import { runImport } from "@parley/core/imports";
import { decodeId } from "@parley/platform";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readJson, startTestServer, type Tenant, type TestServer } from "../support/test-server.ts";

const FILE = [
  "CallId,DateTime,Call Status,Direction,Duration,Ring Time,Talk Time,Customer #,Tracking Source,Account Id",
  "1,2026-01-05 10:00:00,Answered,inbound,00:03:20,00:00:20,00:03:00,+17605550101,Google Ads,9",
  "2,2026-01-05 11:00:00,No answer,inbound,00:00:30,00:00:30,,+17605550102,Bing,9",
  "3,2026-01-06 11:00:00,No answer,inbound,12:99,00:00:30,,+17605550102,Bing,9",
  "",
].join("\n");

let server: TestServer;
let tenant: Tenant;
beforeAll(async () => {
  server = await startTestServer();
  tenant = await server.createTenant();
});
afterAll(() => server.close());

async function upload(
  body: string | FormData | Uint8Array<ArrayBuffer>,
  headers: Record<string, string> = {},
  query = "",
) {
  const authorization = `Bearer ${tenant.key}`;
  const response = await fetch(`${server.url}/api/v1/imports${query}`, {
    method: "POST",
    body,
    headers: { authorization, ...headers },
  });
  return { status: response.status, body: await readJson(response) };
}

function multipart(text = FILE, field = "file") {
  const form = new FormData();
  form.append(field, new Blob([text], { type: "text/csv" }), "january.csv");
  return form;
}

async function finish(id: string) {
  const { db, bulk, clock, storage } = server.services;
  await runImport(
    { db, bulk, clock, storage },
    { organizationId: tenant.organizationId, importId: decodeId("imp", id)! },
  );
  return readJson(await server.api(tenant.key, "GET", `/api/v1/imports/${id}`));
}

test("a file sent as a form is accepted, imported and its refused rows come back as CSV", async () => {
  const created = await upload(multipart(), {}, "?timezone=UTC&currency=USD&source=auto");
  expect(created).toMatchObject({ status: 202, body: { status: "queued", file_name: "january.csv", timezone: "UTC" } });
  const ended = await finish(created.body.id);
  expect(ended).toMatchObject({ status: "completed", layout: "ctm", rows_read: 3, rows_inserted: 2, rows_rejected: 1 });
  expect(ended.mapping["Customer #"]).toBe("phone");
  const rejected = await server.api(tenant.key, "GET", `/api/v1/imports/${created.body.id}/rejected`);
  expect(rejected.headers.get("content-type")).toContain("text/csv");
  expect((await rejected.text()).split("\r\n")[1]).toMatch(/^4,Duration '12:99' is not a duration\.,3,/);
  const list = await readJson(await server.api(tenant.key, "GET", "/api/v1/imports?limit=1"));
  expect(list.data[0].id).toBe(created.body.id);
});

test("a file sent as the body itself is the same import", async () => {
  const created = await upload(FILE, { "content-type": "text/csv" }, "?timezone=UTC&file_name=raw.csv");
  expect(created).toMatchObject({ status: 202, body: { file_name: "raw.csv" } });
  expect(await finish(created.body.id)).toMatchObject({ rows_inserted: 0, rows_unchanged: 2, rows_rejected: 1 });
});

test("an upload without a file, or with a wrong option, is refused by name", async () => {
  expect(await upload(multipart(FILE, "other"))).toMatchObject({
    status: 422,
    body: { errors: [{ pointer: "/file" }] },
  });
  expect(await upload("{}", { "content-type": "application/json" })).toMatchObject({ status: 422 });
  expect(await upload(FILE, { "content-type": "text/csv" }, "?timezone=Mars")).toMatchObject({
    ...{ status: 422, body: { errors: [{ pointer: "/timezone" }] } },
  });
});

test("a number's query leads to exactly its calls, whatever the id's length", async () => {
  const query = {
    ...{
      measures: ["calls", "missed_calls", "answer_rate"],
      dimensions: ["source"],
      order_by: [{ key: "source", direction: "asc" }],
    },
    range: { from: "2026-01-01", to: "2026-01-31" },
    compare: "previous_period",
  };
  const answer = await server.api(tenant.key, "POST", "/api/v1/analytics/query", query);
  expect(answer.status).toBe(200);
  const result = await readJson(answer);
  expect(result.rows).toEqual([
    { source: "Bing", calls: 1, missed_calls: 1, answer_rate: 0 },
    { source: "Google Ads", calls: 1, missed_calls: 0, answer_rate: 1 },
  ]);
  expect(result).toMatchObject({
    totals: { calls: 2, answer_rate: 0.5 },
    comparison: { totals: { calls: 0 }, change: { calls: null } },
  });
  const path = `/api/v1/analytics/queries/${result.query_id}/calls?measure=missed_calls&row=${encodeURIComponent('{"source":"Bing"}')}`;
  const behind = await server.api(tenant.key, "GET", path);
  expect(behind.status).toBe(200);
  expect((await readJson(behind)).data).toMatchObject([{ status: "missed", source: "Bing", phone: "+17605550102" }]);
});

test("an unknown measure is 422 and names the nearest; an unknown query is 404", async () => {
  const wrong = await server.api(tenant.key, "POST", "/api/v1/analytics/query", { measures: ["mised_calls"] });
  expect(wrong.status).toBe(422);
  expect((await readJson(wrong)).errors[0]).toEqual({
    ...{ pointer: "/measures/0", message: "There is no measure 'mised_calls'. The nearest is missed_calls." },
  });
  expect((await server.api(tenant.key, "GET", "/api/v1/analytics/queries/qry_x/calls")).status).toBe(404);
  const catalog = await readJson(await server.api(tenant.key, "GET", "/api/v1/analytics/catalog"));
  expect(catalog.measures.map((measure: { key: string }) => measure.key)).toContain("answer_rate");
});
