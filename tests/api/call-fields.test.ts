import { encodeId, newUuid } from "@parley/platform";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { readJson, startTestServer, type Tenant, type TestServer } from "../support/test-server.ts";

let server: TestServer;
let tenant: Tenant;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());
beforeEach(async () => {
  tenant = await server.createTenant();
});

const get = (path: string, key = tenant.key) => server.api(key, "GET", `/api/v1${path}`);
const owner = (statement: ReturnType<typeof sql>) => server.database.owner.execute(statement);

async function addFields(fields: Record<string, string>) {
  for (const [key, type] of Object.entries(fields))
    await owner(sql`insert into custom_fields (organization_id, key, label, type)
      values (${tenant.organizationId}, ${`custom.${key}`}, ${key.replaceAll("_", " ")}, ${type})`);
}

async function addLayout(id: number, columns: string[]) {
  await owner(sql`insert into detail_layouts (organization_id, id, columns)
    values (${tenant.organizationId}, ${id}, ${sql.param(columns)}::text[])`);
}

interface Planted {
  name: string;
  layout?: number;
  cells?: string[];
  transcript?: string;
  notes?: string;
  minutesAgo?: number;
}

async function addCall({ name, layout, cells, transcript, notes, minutesAgo = 0 }: Planted): Promise<string> {
  const id = newUuid();
  await owner(sql`insert into calls (organization_id, id, kind, direction, status, called_at, local_date, local_hour, local_dow,
      phone, person_name, notes, value_minor, tags, has_transcript)
    values (${tenant.organizationId}, ${id}, 'tracked', 'inbound', 'answered', now() - ${minutesAgo} * interval '1 minute',
      current_date, 1, 1, 17605550188, ${name}, ${notes ?? null}, 123450, '{vip,new}', ${transcript !== undefined})`);
  if (layout !== undefined)
    await owner(sql`insert into call_details (organization_id, call_id, layout_id, payload)
      values (${tenant.organizationId}, ${id}, ${layout}, ${(cells ?? []).join("\u001f")})`);
  if (transcript !== undefined)
    await owner(sql`insert into call_transcripts (organization_id, call_id, text, language, confidence)
      values (${tenant.organizationId}, ${id}, ${transcript}, 'en', 0.93)`);
  return encodeId("call", id);
}

describe("custom fields", () => {
  const names = async (query: string) => {
    const response = await get(`/calls?${query}`);
    const page = await readJson(response);
    expect(response.status, JSON.stringify(page)).toBe(200);
    return page.data.map((call: { person_name: string }) => call.person_name).sort();
  };

  beforeEach(async () => {
    await addFields({ insurance: "text", visits: "number", existing: "boolean", born: "date" });
    await addLayout(1, ["visitor_ip", "custom.insurance", "custom.visits", "custom.existing", "custom.born"]);
    await addLayout(2, ["custom.born", "custom.insurance", "custom.visits"]);
    await addCall({ name: "Ann", layout: 1, cells: ["10.0.0.1", "Aetna", "3", "Yes", "2024-08-30"] });
    await addCall({ name: "Bob", layout: 2, cells: ["08/31/2024 10:12 AM", " aetna ", "$1,250.50"] });
    await addCall({ name: "Cid", layout: 1, cells: ["10.0.0.2", "Cigna", "many", "no", "soon"] });
    await addCall({ name: "Dee", layout: 2, cells: ["30.08.2024"] });
    await addCall({ name: "Eve" });
  });

  test.each([
    ["custom.insurance=AETNA", ["Ann", "Bob"]],
    ["custom.insurance=Aetna&custom.insurance=cigna", ["Ann", "Bob", "Cid"]],
    ["custom.insurance=", ["Ann", "Bob", "Cid", "Dee", "Eve"]],
    ["custom.visits=3.0", ["Ann"]],
    ["custom_min.visits=4", ["Bob"]],
    ["custom_min.visits=1&custom_max.visits=1250.5", ["Ann", "Bob"]],
    ["custom.existing=true", ["Ann"]],
    ["custom.existing=no", ["Cid"]],
    ["custom.born=2024-08-30", ["Ann", "Dee"]],
    ["custom_min.born=2024-08-31", ["Bob"]],
    ["custom_max.born=2024-08-30&custom.insurance=Aetna", ["Ann"]],
    ["custom.insurance=Aetna&q=bob", ["Bob"]],
  ])("filter calls whichever file brought them: %s", async (query, expected) => {
    expect(await names(query)).toEqual(expected);
  });

  test.each([
    ["custom.nothing=1", "/custom.nothing"],
    ["custom_min.visits=few", "/custom_min.visits"],
    ["custom.visits=1e30", "/custom.visits"],
    ["custom.born=30.08.2024", "/custom.born"],
    ["custom.existing=maybe", "/custom.existing"],
    ["custom_min.insurance=A", "/custom_min.insurance"],
  ])("a filter that cannot be meant is refused by name: %s", async (query, pointer) => {
    const response = await get(`/calls?${query}`);
    expect(response.status).toBe(422);
    expect((await readJson(response)).errors[0].pointer).toBe(pointer);
  });

  test("can be renamed and read as another type, by their own organization only", async () => {
    const other = await server.createTenant();
    const patch = (key: string, body: object) => server.api(key, "PATCH", "/api/v1/custom_fields/custom.visits", body);
    expect((await patch(other.key, { label: "Mine" })).status).toBe(404);
    expect((await patch(tenant.key, { type: "colour" })).status).toBe(422);
    const changed = await patch(tenant.key, { label: "Times seen", type: "text" });
    expect(await readJson(changed)).toEqual({ key: "custom.visits", label: "Times seen", type: "text" });
    expect(await names("custom.visits=MANY")).toEqual(["Cid"]);
    const { data } = await readJson(await get("/custom_fields"));
    expect(data.map(({ label }: { label: string }) => label)).toEqual(["born", "existing", "insurance", "Times seen"]);
    expect((await readJson(await get("/custom_fields", other.key))).data).toEqual([]);
  });

  test("stand on the call apart from the row's other columns, which bear their own names", async () => {
    const [call] = (await readJson(await get("/calls?q=Ann"))).data;
    const read = await readJson(await get(`/calls/${call.id}`));
    expect(read.custom.map(({ label, type, value }: Record<string, string>) => [label, type, value])).toEqual([
      ["born", "date", "2024-08-30"],
      ["existing", "boolean", "Yes"],
      ["insurance", "text", "Aetna"],
      ["visits", "number", "3"],
    ]);
    expect(read.details).toEqual([{ column: "visitor_ip", label: expect.stringContaining("IP"), value: "10.0.0.1" }]);
  });
});

describe("an export", () => {
  const rows = async (query = "") => {
    const response = await get(`/calls/export${query}`);
    expect(response.status).toBe(200);
    expect(response.headers.get("content-type")).toContain("text/csv");
    return (await response.text()).trimEnd().split("\r\n");
  };

  test("holds every call under the filters once, latest first, over more than one page", async () => {
    await owner(sql`insert into calls (organization_id, id, kind, direction, status, called_at, local_date, local_hour, local_dow, notes)
      select ${tenant.organizationId}, gen_random_uuid(), 'tracked', 'inbound', case when i % 2 = 0 then 'missed'::call_status else 'answered' end,
        date_trunc('second', now()) - (i / 5) * interval '1 second', current_date, 1, 1, 'n' || i from generate_series(1, 2501) i`);
    const [header, ...all] = await rows();
    const at = header!.split(",").indexOf("Notes");
    expect(new Set(all.map((line) => line.split(",")[0])).size).toBe(2_501);
    expect(new Set(all.map((line) => line.split(",")[at])).size).toBe(2_501);
    const times = all.map((line) => line.split(",")[1]!);
    expect(times).toEqual([...times].sort().reverse());
    expect((await rows("?status=missed")).length).toBe(1 + 1_250);
  });

  test("names merged sources as they count, custom fields and columns by their names, and runs no formula", async () => {
    await addFields({ insurance: "text" });
    await addLayout(1, ["visitor_ip", "custom.insurance", "Score"]);
    await owner(sql`insert into dimension_values (organization_id, kind, id, value, merged_into)
      values (${tenant.organizationId}, 'source', 1, 'google', null), (${tenant.organizationId}, 'source', 2, 'googke', 1)`);
    await addCall({
      name: "=HYPERLINK(1)",
      layout: 1,
      cells: ["10.0.0.1", "@SUM(A1)"],
      notes: 'Said "hi",\nthen left',
    });
    await owner(sql`update calls set source_id = 2 where organization_id = ${tenant.organizationId}`);
    const text = (await rows()).join("\r\n");
    const [header, ...lines] = text.split("\r\n");
    const line = lines.join("\r\n");
    expect(header).toMatch(/,insurance,Visitor's IP address,Score \(Score\)$/);
    expect(header).not.toContain("Transcript");
    for (const cell of [
      "'=HYPERLINK(1)",
      "'@SUM(A1)",
      "google",
      "+17605550188",
      "1234.50,USD",
      '"vip, new"',
      '"Said ""hi"",\nthen left"',
    ])
      expect(line).toContain(cell);
    expect(line).not.toContain("googke");
  });

  test("brings transcripts only when asked, and nothing of another organization", async () => {
    await addCall({ name: "Ann", transcript: "I need a bed tonight." });
    expect((await rows()).join()).not.toContain("bed tonight");
    expect((await rows("?transcripts=1")).join()).toContain("I need a bed tonight.");
    const other = await server.createTenant();
    expect(await (await get("/calls/export?transcripts=1", other.key)).text()).not.toContain("bed");
  });

  test("refuses a wrong filter in words before it begins", async () => {
    const response = await get("/calls/export?custom.nothing=1");
    expect(response.status).toBe(422);
    expect((await readJson(response)).errors[0].pointer).toBe("/custom.nothing");
    expect((await get("/calls/export?transcripts=all")).status).toBe(422);
  });
});

test("a tracked call's transcript is there as JSON and text, and says why it makes no subtitles", async () => {
  const id = await addCall({ name: "Ann", transcript: "I need a bed tonight." });
  const known = { text: "I need a bed tonight.", language: "en", confidence: expect.closeTo(0.93, 5) };
  expect((await readJson(await get(`/calls/${id}`))).transcript).toEqual(known);
  expect(await readJson(await get(`/calls/${id}/transcript`))).toEqual({ data: [], ...known });
  expect(await (await get(`/calls/${id}/transcript?format=txt`)).text()).toBe("I need a bed tonight.\n");
  const subtitles = await get(`/calls/${id}/transcript?format=vtt`);
  expect(subtitles.status).toBe(404);
  expect((await readJson(subtitles)).code).toBe("transcript_without_times");
});

test("each change of score, conversion and value is kept with who made it; what stays the same is not", async () => {
  const id = await addCall({ name: "Ann" });
  const patch = (body: object) => server.api(tenant.key, "PATCH", `/api/v1/calls/${id}`, body);
  await patch({ score: 4, notes: "Kept elsewhere", converted: false });
  await patch({ score: 4.5, converted: true, value_minor: 200_000 });
  await patch({ score: null });
  const { data } = await readJson(await get(`/calls/${id}/history`));
  const lines = data.map((line: Record<string, unknown>) => [line.field, line.old_value, line.new_value]);
  expect(lines[0]).toEqual(["score", "4.5", null]);
  expect(lines.slice(1, 4).sort()).toEqual([
    ["converted", "false", "true"],
    ["score", "4", "4.5"],
    ["value_minor", "123450", "200000"],
  ]);
  expect(lines[4]).toEqual(["score", null, "4"]);
  expect(lines).toHaveLength(5);
  expect(data[0].changed_by).toEqual({ kind: "api_key", name: "Test", import_id: null });
});

test("history names the import, the person and what works by itself", async () => {
  const id = await addCall({ name: "Ann" });
  const importId = newUuid();
  await owner(sql`insert into imports (organization_id, id, file_name, status, source, timezone, currency, storage_key, bytes_total)
    values (${tenant.organizationId}, ${importId}, 'november.csv', 'completed', 'auto', 'UTC', 'USD', 'x', 1)`);
  for (const [minute, by] of [`import:${importId}`, `user:${tenant.userId}`, `user:${newUuid()}`, "job:undo"].entries())
    await owner(sql`insert into call_field_history (organization_id, id, call_id, field, old_value, new_value, changed_by, changed_at)
      select ${tenant.organizationId}, ${newUuid()}, id, 'score', null, '3', ${by}, now() - ${minute} * interval '1 minute'
      from calls where organization_id = ${tenant.organizationId}`);
  const { data } = await readJson(await get(`/calls/${id}/history`));
  expect(data.map((line: { changed_by: object }) => line.changed_by)).toEqual([
    { kind: "import", name: "november.csv", import_id: encodeId("imp", importId) },
    { kind: "user", name: "Test person", import_id: null },
    { kind: "user", name: null, import_id: null },
    { kind: "system", name: null, import_id: null },
  ]);
});
