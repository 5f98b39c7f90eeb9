import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { decodeId } from "@parley/platform";
import { createTestDatabase, type TestDatabase, type TestOrganization } from "@parley/testing";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { createDiskStorage, type Storage } from "../storage/index.ts";
import { createImport, getImport, runImport, streamRejectedRows } from "./index.ts";

const HEADER = [
  ...[
    "Name",
    "Customer #",
    "Tracking Source",
    "Call Status",
    "Duration",
    "Ring Time",
    "Talk Time",
    "State",
    "DateTime",
  ],
  ...[
    "source",
    "medium",
    "campaign",
    "CSR Call Score",
    "CSR Conversion",
    "CSR Value",
    "Agent",
    "Direction",
    "Account Id",
  ],
  ...["CallId", "Blocked", "Notes"],
];
type Row = Partial<Record<string, string>>;

const quote = (text: string) => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
const line = (row: Row) => HEADER.map((name) => quote(row[name] ?? "")).join(",");
const csv = (rows: Row[]) => `${[HEADER.join(","), ...rows.map(line)].join("\r\n")}\r\n`;
const row = (id: number, more: Row = {}): Row => ({
  ...{ CallId: String(id), "Account Id": "9724", DateTime: "2026-03-10 14:23:45", "Call Status": "Answered" },
  ...{ Direction: "inbound", Duration: "00:05:23", "Ring Time": "00:00:15", "Talk Time": "00:05:08" },
  ...{ "Customer #": `(760) 555-${String(1000 + (id % 9000))}`, "Tracking Source": "Google Ads", medium: "cpc" },
  ...more,
});

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

const deps = () => ({ db: t.db, bulk: t.bulk, clock: org.context.clock, storage });

async function upload(content: string | Buffer, input: { timezone?: string } = {}) {
  const bytes = typeof content === "string" ? Buffer.from(content) : content;
  const content2 = (async function* () {
    // Odd pieces, so that rows and characters are cut where it hurts.
    for (let at = 0; at < bytes.length; at += 777) yield bytes.subarray(at, at + 777);
  })();
  return createImport(org.context, { storage }, { fileName: "calls.csv", content: content2, ...input });
}

async function importFile(content: string | Buffer, batchRows?: number) {
  const { id } = await upload(content);
  await runImport({ ...deps(), batchRows }, { organizationId: org.organizationId, importId: decodeId("imp", id)! });
  return getImport(org.context, id);
}

async function storedCalls() {
  const { rows } = await t.owner.execute<
    Record<string, unknown>
  >(sql`select id, status, direction, called_at, local_date, local_hour,
    local_dow, phone, person_name, duration_seconds, ring_seconds, talk_seconds, score, value_minor, answered, human_answered,
    converted, spam, tags, notes, row_hash, (select payload from call_details d where d.organization_id = c.organization_id
    and d.call_id = c.id) as payload, (select value from dimension_values v where v.organization_id = c.organization_id and
    v.kind = 'source' and v.id = c.source_id) as source,
    exists (select from callers f where f.organization_id = c.organization_id and f.first_call_id = c.id) as first_time
    from calls c where organization_id = ${org.organizationId} order by id`);
  return rows;
}

describe("run_import", () => {
  test("a file lands as normalised calls, and empty cells stay absent", async () => {
    const summary = await importFile(
      csv([
        row(1, {
          "CSR Call Score": "4",
          "CSR Conversion": "true",
          "CSR Value": "$1,250.50",
          Agent: "Jane",
          Notes: 'a "b"\nc',
        }),
        row(2, { "Call Status": "no-answer", Duration: "00:00:08", "Ring Time": "00:00:08", "Talk Time": "" }),
        row(3, {
          "Call Status": "No Answer",
          Duration: "20",
          "Ring Time": "20",
          "Talk Time": "0",
          "Customer #": "Restricted",
        }),
      ]),
    );
    expect(summary).toMatchObject({
      status: "completed",
      rowsRead: 3,
      rowsInserted: 3,
      rowsRejected: 0,
      layout: "ctm",
    });
    expect(summary.bytesRead).toBe(summary.bytesTotal);
    const byStatus = new Map((await storedCalls()).map((call) => [call.status, call]));
    expect([...byStatus.keys()].sort()).toEqual(["abandoned", "answered", "missed"]);
    expect(byStatus.get("answered")).toMatchObject({
      ...{
        local_date: "2026-03-10",
        local_hour: 14,
        local_dow: 2,
        phone: "17605551001",
        score: 4,
        value_minor: "125050",
      },
      ...{
        duration_seconds: 323,
        talk_seconds: 308,
        answered: true,
        human_answered: true,
        converted: true,
        source: "Google Ads",
      },
      notes: 'a "b"\nc',
    });
    // 14:23:45 in New York, two days after its clocks went forward, is 18:23:45 UTC.
    expect(new Date(byStatus.get("answered")!.called_at as string).toISOString()).toBe("2026-03-10T18:23:45.000Z");
    expect(byStatus.get("missed")).toMatchObject({ phone: null, score: null, value_minor: null, talk_seconds: 0 });
    expect(byStatus.get("abandoned")).toMatchObject({ talk_seconds: null });
  });

  test("importing a file twice changes nothing", async () => {
    const file = csv([row(1), row(2), row(3, { "Customer #": "(760) 555-1001" })]);
    await importFile(file);
    const before = await storedCalls();
    const again = await importFile(file);
    expect(again).toMatchObject({ rowsInserted: 0, rowsUpdated: 0, rowsUnchanged: 3 });
    expect(await storedCalls()).toEqual(before);
  });

  test("a row that changed replaces the call, also a snapshot taken in the middle of it", async () => {
    await importFile(
      csv([row(1, { "Call Status": "In progress", Duration: "", "Talk Time": "", "Ring Time": "" }), row(2)]),
    );
    const summary = await importFile(csv([row(1), row(2)]));
    expect(summary).toMatchObject({ rowsUpdated: 1, rowsUnchanged: 1, rowsInserted: 0 });
    expect((await storedCalls()).map((call) => call.status)).toEqual(["answered", "answered"]);
  });

  test("a run that dies after any batch goes on to the same final state, and no row counts twice", async () => {
    const rows = Array.from({ length: 53 }, (_, i) =>
      row(i, i % 10 === 7 ? { Duration: "12:99" } : { Agent: `Agent ${i % 4}` }),
    );
    const file = csv(rows);
    const whole = await importFile(file, 10);
    const expected = await storedCalls();
    for (const batches of [0, 1, 3, 5]) {
      org = await t.createOrganization();
      const { id } = await upload(file);
      const payload = { organizationId: org.organizationId, importId: decodeId("imp", id)! };
      await expect(runImport({ ...deps(), batchRows: 10, bulk: dyingAfter(batches) }, payload)).rejects.toThrow("died");
      expect((await getImport(org.context, id)).rowsRead).toBe(batches * 10);
      await runImport({ ...deps(), batchRows: 10 }, payload);
      const resumed = await getImport(org.context, id);
      expect({ ...resumed, ...identityOf(whole) }).toEqual(whole);
      expect(await storedCalls()).toEqual(expected);
    }
  });

  test("first-time callers do not depend on the order of files", async () => {
    const older = row(1, { DateTime: "2026-01-01 09:00:00", "Customer #": "+17605550100" });
    const newer = row(2, { DateTime: "2026-02-01 09:00:00", "Customer #": "+17605550100" });
    await importFile(csv([newer]));
    await importFile(csv([older]));
    const calls = await storedCalls();
    expect(calls.map((call) => [call.local_date, call.first_time]).sort()).toEqual([
      ["2026-01-01", true],
      ["2026-02-01", false],
    ]);
  });

  test("refused rows are kept with line and reason, and the others land", async () => {
    const good = line(row(1));
    const file = [
      HEADER.join(","),
      good,
      "just,three,cells",
      line(row(2, { Duration: "12:99" })),
      line(row(3, { DateTime: "soon" })),
      line(row(4, { Notes: "two\nlines" })),
      line(row(5, { Direction: "form" })),
      line(row(6, { CallId: "", Name: "=1+1" })),
      `"${line(row(7))}`,
      line(row(8)),
    ].join("\n");
    const summary = await importFile(file);
    expect(summary).toMatchObject({ status: "completed", rowsRead: 9, rowsInserted: 3, rowsRejected: 6 });
    let text = "";
    for await (const piece of await streamRejectedRows(org.context, summary.id)) text += piece;
    const lines = text.split("\r\n");
    expect(lines[0]).toBe(`line,reason,${HEADER.join(",")}`);
    expect(lines.slice(1, 7).map((entry) => entry.split(",").slice(0, 2).join("|"))).toEqual([
      '3|"It has 3 columns',
      "4|Duration '12:99' is not a duration.",
      "5|DateTime 'soon' is not a date.",
      "8|\"Direction 'form' is not inbound or outbound",
      "9|It has no call id.",
      "10|It has a quote that is never closed.",
    ]);
    expect(lines[5]).toContain(",'=1+1,");
  });

  test.each([
    ["UTF-8 with a byte order mark", (text: string) => Buffer.from(`\uFEFF${text}`)],
    ["UTF-16 little endian", (text: string) => Buffer.from(`\uFEFF${text}`, "utf16le")],
    ["UTF-16 big endian", (text: string) => Buffer.from(`\uFEFF${text}`, "utf16le").swap16()],
    ["UTF-16 without a byte order mark", (text: string) => Buffer.from(text, "utf16le")],
    ["Windows-1252", (text: string) => Buffer.from(text, "latin1")],
  ])("%s is read", async (_, encode) => {
    const summary = await importFile(encode(csv([row(1, { Name: "Jörg Müller" }), row(2)])));
    expect(summary).toMatchObject({ status: "completed", rowsInserted: 2 });
    expect((await storedCalls()).map((call) => call.person_name)).toContain("Jörg Müller");
  });

  test.each([
    ["only a header", `${HEADER.join(",")}\n`, "The file has a header but no rows."],
    ["no call id", "DateTime,Name\n2026-01-01 10:00:00,Jo\n", "The file has no column for a call id"],
    ["no date", "CallId,Name\n1,Jo\n", "The file has no column for a date"],
  ])("%s ends as failed with a plain reason", async (_, content, reason) => {
    const summary = await importFile(content);
    expect(summary.status).toBe("failed");
    expect(summary.failure).toContain(reason);
    expect(await storedCalls()).toEqual([]);
  });

  test("the public layout of 103 columns is recognised", async () => {
    const header = readFileSync(new URL("./export-header.test-data.csv", import.meta.url), "utf8")
      .trim()
      .split(",");
    const cells = header.map((name) => ({ ...row(1), City: "Escondido" })[name] ?? "");
    const summary = await importFile(`${header.join(",")}\n${cells.map(quote).join(",")}\n`);
    expect(summary).toMatchObject({ status: "completed", rowsInserted: 1, layout: "ctm" });
    expect(summary.mapping).toMatchObject({
      CallId: "call_id",
      source: "web_source",
      "Tracking Source": "tracking_source",
    });
    expect(summary.mapping["Visitor IP"]).toBeNull();
  });

  test("another organization's calls of the same account and id are its own", async () => {
    await importFile(csv([row(1)]));
    org = await t.createOrganization();
    expect(await importFile(csv([row(1)]))).toMatchObject({ rowsInserted: 1 });
  });
});

function identityOf({
  id,
  createdAt,
  startedAt,
  finishedAt,
  undoUntil,
  rowsPerSecond,
}: Awaited<ReturnType<typeof getImport>>) {
  return { id, createdAt, startedAt, finishedAt, undoUntil, rowsPerSecond };
}

/** The importer's transactions of a run before its first batch: the layout. */
const BEFORE_BATCHES = 1;

/** The database of a process that dies: the transaction after so many committed batches does its work and is lost. */
function dyingAfter(batches: number): typeof t.bulk {
  let left = BEFORE_BATCHES + batches;
  return {
    ...t.bulk,
    transaction: (organizationId, work) =>
      t.bulk.transaction(organizationId, async (tx) => {
        const result = await work(tx);
        if (left-- === 0) throw new Error("died");
        return result;
      }),
  };
}
