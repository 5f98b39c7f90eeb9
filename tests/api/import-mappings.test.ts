import { runImport, runUndo } from "@parley/core/imports";
import { decodeId } from "@parley/platform";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { startTestServer, type Tenant, type TestServer } from "../support/test-server.ts";

const FILE = [
  "CallId,DateTime,Call Status,Direction,Talk Time,Ring Time,Who,Ward",
  "1,2026-01-05 10:00:00,Answered,inbound,00:03:00,00:00:20,+17605550101,3",
  "2,2026-01-05 11:00:00,Answered,inbound,00:00:30,00:00:30,+17605550102,4",
  "3,2026-01-06 11:00:00,Answered,inbound,12:99,00:00:30,+17605550103,5",
  "",
].join("\n");

let server: TestServer;
let tenant: Tenant;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());
beforeEach(async () => {
  tenant = await server.createTenant();
});

async function api(method: string, path: string, body?: unknown) {
  const csv = typeof body === "string";
  const sent = csv ? Buffer.from(body) : body;
  const response = await server.api(
    tenant.key,
    method,
    `/api/v1${path}`,
    sent,
    csv ? { "content-type": "text/csv" } : {},
  );
  const text = await response.text();
  return { status: response.status, body: text ? JSON.parse(text) : null };
}

async function finish(id: string) {
  await runImport(server.services, { organizationId: tenant.organizationId, importId: decodeId("imp", id)! });
  return (await api("GET", `/imports/${id}`)).body;
}

const review = async (file = FILE, query = "") => (await api("POST", `/imports?review=true${query}`, file)).body;

test("a file waits for its mapping, shows what it found, and runs as it was corrected", async () => {
  const waiting = await review();
  expect(waiting).toMatchObject({ status: "review", layout: "ctm", kind: "calls", rows_read: 0, failure: null });
  const mapping = (await api("GET", `/imports/${waiting.id}/mapping`)).body;
  expect(mapping).toMatchObject({
    kind: "calls",
    layout: "ctm",
    timezone: "America/New_York",
    currency: "USD",
    saved: [],
  });
  const columns = new Map(mapping.columns.map((column: { header: string }) => [column.header, column]));
  expect(columns.get("CallId")).toMatchObject({ field: "id", custom: null, confidence: 1, samples: ["1", "2", "3"] });
  expect(columns.get("Ward")).toMatchObject({
    ...{ field: null, custom: { key: "custom.ward", label: "Ward", type: "number" }, samples: ["3", "4", "5"] },
  });
  expect(mapping.rows[0]).toEqual(FILE.split("\n")[1]!.split(","));
  expect(mapping.fields).toContainEqual({
    ...{ key: "caller_number", label: "Caller's number", group: "contact", type: "phone", required: false },
  });

  const columnsWanted = { Who: "caller_number", Ward: "ignore" };
  const started = await api("POST", `/imports/${waiting.id}/start`, { columns: columnsWanted, timezone: "UTC" });
  expect(started).toMatchObject({ status: 202, body: { status: "queued", timezone: "UTC" } });
  expect(await finish(waiting.id)).toMatchObject({ status: "completed", rows_inserted: 2, rows_rejected: 1 });
  expect((await api("GET", "/calls")).body.data.map(({ phone }: { phone: string }) => phone)).toEqual([
    ...["+17605550102", "+17605550101"],
  ]);
  expect((await api("POST", `/imports/${waiting.id}/start`)).status).toBe(409);
});

test("without a body an import starts as it was suggested", async () => {
  const { id } = await review();
  expect((await api("POST", `/imports/${id}/start`)).status).toBe(202);
  expect(await finish(id)).toMatchObject({ status: "completed", rows_inserted: 2, rows_rejected: 1 });
});

test.each([
  [{ Nope: "name" }, "/columns/Nope"],
  [{ Who: "not_a_field" }, "/columns/Who"],
  [{ Who: "name", Ward: "name" }, "/columns/Ward"],
  [{ DateTime: "ignore" }, "/columns"],
])("a mapping that cannot be is refused and can be mended: %o", async (columns, pointer) => {
  const { id } = await review();
  const refused = await api("POST", `/imports/${id}/start`, { columns });
  expect(refused).toMatchObject({ status: 422, body: { errors: [{ pointer }] } });
  expect((await api("POST", `/imports/${id}/start`, { columns: {} })).status).toBe(202);
});

test("a file without a date is refused at once, and can be mended where it is reviewed", async () => {
  const file = FILE.replace("DateTime", "When it was");
  const forced = "&source=ctm";
  expect((await api("POST", `/imports?source=ctm`, file)).body).toMatchObject({
    ...{ status: "failed", failure: expect.stringContaining("The file has no column for a date") },
  });
  const { id } = await review(file, forced);
  expect((await api("GET", `/imports/${id}/mapping`)).body.problems).toEqual([
    expect.stringContaining("The file has no column for a date"),
  ]);
  expect((await api("POST", `/imports/${id}/start`)).status).toBe(422);
  const body = { columns: { "When it was": "called_at" } };
  expect((await api("POST", `/imports/${id}/start`, body)).status).toBe(202);
});

test("a saved mapping is offered for the same headers in any order, and reads them when it is named", async () => {
  const first = await review();
  const columns = { Who: "caller_number", Ward: "agent_name" };
  await api("POST", `/imports/${first.id}/start`, { columns, timezone: "Europe/Berlin", save_as: "Hospital" });
  const { data } = (await api("GET", "/import_mappings")).body;
  expect(data).toMatchObject([{ name: "Hospital", kind: "calls", timezone: "Europe/Berlin", columns }]);

  const turned = FILE.split("\n")
    .map((line) => line.split(",").reverse().join(","))
    .join("\n");
  const second = await review(turned);
  expect((await api("GET", `/imports/${second.id}/mapping`)).body.saved).toEqual(data);
  const taken = await api("POST", `/imports/${second.id}/start`, { save_as: "Hospital" });
  expect(taken).toMatchObject({ status: 409, body: { code: "mapping_name_taken" } });
  expect((await api("GET", `/imports/${second.id}`)).body.status).toBe("review");

  const silent = (await api("POST", "/imports", turned)).body;
  expect(silent.mapping.Ward).toBeNull();
  const named = (await api("POST", `/imports?mapping_id=${data[0].id}`, turned)).body;
  expect(named).toMatchObject({
    status: "queued",
    timezone: "Europe/Berlin",
    mapping: { Ward: "agent", Who: "phone" },
  });

  const looked = await review(turned, `&mapping_id=${data[0].id}`);
  expect((await api("POST", `/imports/${looked.id}/start`)).body.mapping).toMatchObject({
    Ward: "agent",
    Who: "phone",
  });

  expect((await api("DELETE", `/import_mappings/${data[0].id}`)).status).toBe(204);
  expect((await api("GET", "/import_mappings")).body.data).toEqual([]);
  expect((await api("POST", `/imports?mapping_id=${data[0].id}`, turned)).status).toBe(404);
});

test("refused rows are listed, mended and imported again as they were read the first time", async () => {
  const { id } = await review();
  await api("POST", `/imports/${id}/start`, { columns: { Who: "caller_number" } });
  await finish(id);
  const { header, data, has_more } = (await api("GET", `/imports/${id}/rejected_rows`)).body;
  expect(header).toEqual(FILE.split("\n")[0]!.split(","));
  expect(has_more).toBe(false);
  expect(data).toEqual([
    { row: 3, line: 4, reason: expect.stringContaining("12:99"), cells: FILE.split("\n")[3]!.split(",") },
  ]);

  const cells = data[0].cells.map((cell: string) => (cell === "12:99" ? "00:01:00" : cell));
  const send = (rows: unknown) => api("POST", `/imports/${id}/rejected_rows`, { rows });
  const made = await send([{ row: 3, cells }]);
  expect(made).toMatchObject({
    status: 202,
    body: { mends_id: id, status: "queued", file_name: "calls (mended).csv" },
  });
  expect(await finish(made.body.id)).toMatchObject({ status: "completed", rows_inserted: 1, rows_rejected: 0 });
  expect((await api("GET", "/calls")).body.data[0].phone).toBe("+17605550103");

  expect(await send([{ row: 1, cells }])).toMatchObject({
    status: 422,
    body: { errors: [{ pointer: "/rows/0/row" }] },
  });
  const short = await send([{ row: 3, cells: ["1"] }]);
  expect(short).toMatchObject({ status: 422, body: { errors: [{ pointer: "/rows/0/cells" }] } });
  const twice = [
    { row: 3, cells },
    { row: 3, cells },
  ];
  expect(await send(twice)).toMatchObject({ status: 422, body: { errors: [{ pointer: "/rows/1/row" }] } });
});

test("refused rows come in pages", async () => {
  const bad = Array.from({ length: 5 }, (_, n) => `${n},no date`);
  const { id } = (await api("POST", "/imports", ["CallId,DateTime", ...bad, "9,2026-01-01 10:00", ""].join("\n"))).body;
  await finish(id);
  const seen: number[] = [];
  let cursor = "";
  for (let pages = 0; pages < 3; pages++) {
    const page = (await api("GET", `/imports/${id}/rejected_rows?limit=2${cursor}`)).body;
    seen.push(...page.data.map(({ row }: { row: number }) => row));
    cursor = `&cursor=${page.next_cursor}`;
    expect(page.has_more).toBe(pages < 2);
  }
  expect(seen).toEqual([1, 2, 3, 4, 5]);
  expect((await api("GET", `/imports/${id}/rejected_rows?cursor=x`)).status).toBe(422);
});

test("a report of ad spend is told by its headers and can be corrected too", async () => {
  const file = "Day,Campaign,Cost,Clicks,Impr.\n2026-01-05,Search,12.50,3,100\n";
  const { id, kind } = await review(file);
  expect(kind).toBe("ad_spend");
  const mapping = (await api("GET", `/imports/${id}/mapping`)).body;
  expect(mapping.columns.map(({ field }: { field: string }) => field)).toEqual([
    ...["date", "campaign", "cost", "clicks", "impressions"],
  ]);
  expect(mapping.fields.filter(({ required }: { required: boolean }) => required)).toHaveLength(2);
  const refused = await api("POST", `/imports/${id}/start`, { columns: { Cost: "ignore" } });
  expect(refused).toMatchObject({ status: 422, body: { errors: [{ pointer: "/columns" }] } });
  const started = await api("POST", `/imports/${id}/start`, { columns: { Campaign: "source" } });
  expect(started.body.mapping).toMatchObject({ Campaign: "source", Cost: "cost" });
});

test("an import can be undone once, until when it says", async () => {
  const { id } = (await api("POST", "/imports", FILE)).body;
  expect(await api("DELETE", `/imports/${id}`)).toMatchObject({ status: 409, body: { code: "import_running" } });
  const ended = await finish(id);
  expect(Date.parse(ended.undo_until) - Date.parse(ended.finished_at)).toBe(30 * 86_400_000);
  expect(await api("DELETE", `/imports/${id}`)).toMatchObject({ status: 202, body: { status: "undoing" } });
  await runUndo(server.services, { organizationId: tenant.organizationId, importId: decodeId("imp", id)! });
  expect((await api("GET", `/imports/${id}`)).body).toMatchObject({ status: "undone", undo_until: null });
  expect((await api("GET", "/calls")).body.data).toEqual([]);
  expect(await api("DELETE", `/imports/${id}`)).toMatchObject({ status: 409, body: { code: "import_undone" } });
});

test("an import that has ended can no longer be remapped, and one that waits can be canceled", async () => {
  const { id } = await review();
  expect((await api("POST", `/imports/${id}/cancel`)).body.status).toBe("canceled");
  expect((await api("POST", `/imports/${id}/start`)).status).toBe(409);
  expect((await api("POST", `/imports/${id}/continue`)).status).toBe(409);
});
