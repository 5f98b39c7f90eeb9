import { auditLog } from "@parley/db/schema";
import { createTestDatabase, readXlsx, type TestDatabase, type TestOrganization } from "@parley/testing";
import { parse } from "csv-parse/sync";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { permissionsOfRole, permissionsOfScopes } from "../context/index.ts";
import { queryMetrics } from "../insights/index.ts";
import { type SeededCall, seedCalls } from "../insights/testing/seed-calls.ts";
import { exportMetrics } from "./index.ts";

const ZONE = "America/New_York";
/** 13:05 of 20 March 2026 in New York. */
const NOW = new Date("2026-03-20T17:05:00Z");
const seeds: SeededCall[] = [
  { at: "2026-03-01T09:00", source: "Google Ads", converted: true, valueMinor: 123_450, phone: 12125550001, score: 4 },
  { at: "2026-03-01T10:00", source: "Google Ads", phone: 12125550002, score: 3 },
  { at: "2026-03-02T09:00", source: "Google Ads", phone: 12125550003 },
  { at: "2026-03-02T11:00", source: '=HYPERLINK("http://x","y")', converted: true, valueMinor: 50, phone: 12125550004 },
  { at: "2026-03-03T11:00", source: null, phone: 12125550005 },
  { at: "2026-03-03T12:00", source: 'Söhne, "Berlin" 🍕', phone: 12125550006 },
  { at: "2026-02-27T12:00", source: "Google Ads", phone: 12125550007 },
];

let t: TestDatabase;
let home: TestOrganization;
beforeAll(async () => {
  t = await createTestDatabase();
  home = await t.createOrganization({ timezone: ZONE });
  home.context = { ...home.context, clock: { now: () => NOW } };
  await seedCalls(t.owner, home.organizationId, ZONE, seeds);
});
afterAll(() => t.close());

const range = { from: "2026-03-01", to: "2026-03-03" };
const measures = ["calls", "conversion_rate_of_answered", "revenue"];
const bySource = { measures, dimensions: ["source"], range };

async function sheetsOf(query: Record<string, unknown>, title = "Top sources") {
  return readXlsx((await exportMetrics(home.context, { title, query, format: "xlsx" })).bytes);
}

async function linesOf(query: Record<string, unknown>): Promise<string[][]> {
  const { bytes } = await exportMetrics(home.context, { title: "Top sources", query, format: "csv" });
  return parse(Buffer.from(bytes).toString("utf8"));
}

/** The cells of a sheet's row as they stand there. */
function rowOf(cells: Record<string, { value: string | number }>, row: number): unknown[] {
  return ["A", "B", "C", "D", "E", "F", "G", "H"].map((column) => cells[`${column}${row}`]?.value ?? null);
}

describe("a workbook", () => {
  test("has the rows, what the limit left out and the totals, as numbers under their units' formats", async () => {
    const [sheet] = await sheetsOf({ ...bySource, limit: 2, orderBy: [{ key: "calls", direction: "desc" }] });
    expect(sheet).toMatchObject({ name: "Top sources", formulas: 0, filter: "A1:D3" });
    const { cells } = sheet!;
    expect(rowOf(cells, 1).slice(0, 4)).toEqual(["Source", "Calls", "Conversion rate of answered", "Revenue"]);
    expect(rowOf(cells, 2).slice(0, 4)).toEqual(["Google Ads", 3, 1 / 3, 1234.5]);
    expect(rowOf(cells, 4).slice(0, 2)).toEqual(["Other (2 more)", 2]);
    expect(rowOf(cells, 5).slice(0, 4)).toEqual(["Total", 6, 2 / 6, 1235]);
    expect([cells.B2!.format, cells.C2!.format, cells.D2!.format]).toEqual([
      "#,##0",
      "0.0%",
      "[$$]#,##0.00;-[$$]#,##0.00",
    ]);
    expect(cells.A5!.bold).toBe(true);
  });

  test("says on its second sheet how each number is computed, over what and in which zone", async () => {
    const filters = [
      { dimension: "converted", op: "is", values: [true] },
      { dimension: "source", op: "not_in", values: ["Yelp", null] },
    ];
    const sheets = await sheetsOf({ ...bySource, filters });
    expect(sheets.map(({ name }) => name)).toEqual(["Top sources", "How computed"]);
    const { cells } = sheets[1]!;
    const lines = Object.fromEntries(
      Array.from({ length: 12 }, (_, i) => [cells[`A${i + 2}`]?.value, rowOf(cells, i + 2).slice(0, 4)]),
    );
    expect(cells.B6!.value).toBe("Converted is yes");
    expect(lines).toMatchObject({
      Range: ["Range", "2026-03-01 to 2026-03-03", null, null],
      "Time zone": ["Time zone", ZONE, null, null],
      Currency: ["Currency", "USD", null, null],
      Filter: ["Filter", "Source is none of Yelp, none", null, null],
      "Left out": ["Left out", "Spam and blocked calls", null, null],
      Exported: ["Exported", "2026-03-20 13:05 (America/New_York)", null, null],
      "Conversion rate of answered": [
        "Conversion rate of answered",
        "Conversions / answered calls.",
        "percent",
        "Higher is better",
      ],
    });
  });

  test("counts durations in minutes and seconds, and days as days", async () => {
    await t.owner.execute(`update calls set talk_seconds = 83 where organization_id = '${home.organizationId}'`);
    const [sheet] = await sheetsOf({ measures: ["avg_talk_time"], dimensions: ["day"], range });
    // 1 March 2026 is day 46,082 of the spreadsheets' calendar.
    expect(sheet!.cells.A2).toEqual({ value: 46_082, format: "yyyy-mm-dd", bold: false });
    expect(sheet!.cells.B2).toEqual({ value: expect.closeTo(83 / 86_400, 12), format: "[m]:ss", bold: false });
  });

  test("shows beside each number the one before, the change, and of a series the day it is compared with", async () => {
    const query = { measures: ["calls"], dimensions: ["day"], range, compare: "previous_period" };
    const [sheet] = await sheetsOf(query);
    const { cells } = sheet!;
    expect(rowOf(cells, 1).slice(0, 5)).toEqual([
      "Day",
      "Day, compared with",
      "Calls",
      "Calls, before",
      "Calls, change",
    ]);
    // 26 to 28 February: one call on the 27th.
    expect(rowOf(cells, 3).slice(0, 5)).toEqual([46_083, 46_080, 2, 1, 1]);
    expect(rowOf(cells, 5).slice(0, 5)).toEqual(["Total", null, 6, 1, 5]);
    expect(cells.E3!.format).toBe("0.0%");
  });

  test("of one number has one row and no second total", async () => {
    const [sheet] = await sheetsOf({ measures: ["calls"], range }, "通話");
    expect(sheet!.name).toBe("通話");
    expect(Object.keys(sheet!.cells)).toEqual(["A1", "A2"]);
  });

  test("of more cells than one can wait for is refused in words", async () => {
    const other = await t.createOrganization({ timezone: ZONE });
    await seedCalls(t.owner, other.organizationId, ZONE, [{ at: "1990-01-01T09:00" }, { at: "2026-03-01T09:00" }]);
    const context = { ...other.context, clock: { now: () => NOW } };
    const query = { measures: Array.from({ length: 20 }, (_, i) => LONG[i]!), dimensions: ["day"], range: "all_time" };
    await expect(exportMetrics(context, { title: "Long", query, format: "xlsx" })).rejects.toMatchObject({
      code: "too_many_cells",
      message: expect.stringMatching(/^This has 13,228 rows, too many for a workbook\. Export it as CSV/),
    });
  });
});

const LONG = [
  ...["calls", "inbound_calls", "outbound_calls", "ai_calls", "answered_calls", "human_answered_calls", "missed_calls"],
  ...["abandoned_calls", "voicemails", "answer_rate", "missed_rate", "abandon_rate", "conversions", "revenue", "cost"],
  ...["qualified_calls", "qualification_rate", "avg_score", "avg_duration", "avg_talk_time"],
];

describe("a CSV file", () => {
  test("has the same numbers as the API, in units that its header names, and no cell that a spreadsheet runs", async () => {
    const result = await queryMetrics(home.context, bySource);
    const [header, ...lines] = await linesOf(bySource);
    expect(header).toEqual(["Source", "Calls", "Conversion rate of answered (1 = 100%)", "Revenue (USD)"]);
    expect(lines).toEqual([
      ...result.rows.map((row) => [
        row.source === null ? "None" : String(row.source).replace(/^=/, "'="),
        String(row.calls),
        String(row.conversion_rate_of_answered),
        String(Number(row.revenue) / 100),
      ]),
      ["Total", "6", String(2 / 6), "1235"],
    ]);
    expect(lines.map(([source]) => source)).toContain(`'=HYPERLINK("http://x","y")`);
  });

  test("leaves a number that there is none of empty, and never writes an exponent", async () => {
    const query = { measures: ["avg_score", "revenue_per_conversion"], dimensions: ["day"], range };
    expect(await linesOf(query)).toEqual([
      ["Day", "Average score", "Revenue per conversion (USD)"],
      ["2026-03-01", "3.5", "1234.5"],
      ["2026-03-02", "", "0.5"],
      ["2026-03-03", "", ""],
      ["Total", "3.5", "617.5"],
    ]);
  });
});

test("its name says what it is and its range, in letters that every browser takes", async () => {
  const nameOf = async (title: string) => {
    return (await exportMetrics(home.context, { title, query: bySource, format: "csv" })).name;
  };
  expect(await nameOf('Top "sources" / État')).toBe("top-sources-etat-2026-03-01-2026-03-03.csv");
  expect(await nameOf("通話 🍕")).toBe("numbers-2026-03-01-2026-03-03.csv");
});

test("what is wrong with the question is said at its place", async () => {
  const query = { measures: ["revenu"], range };
  await expect(exportMetrics(home.context, { title: "x", query, format: "csv" })).rejects.toMatchObject({
    fields: [{ pointer: "/query/measures/0", message: expect.stringContaining("revenue") }],
  });
});

test("it takes the permission to export and the one to ask, and the audit log says what was taken out", async () => {
  const ask = (context: typeof home.context) => exportMetrics(context, { title: "x", query: bySource, format: "csv" });
  for (const permissions of [permissionsOfRole("viewer"), permissionsOfScopes(["exports.create"])]) {
    await expect(ask({ ...home.context, permissions })).rejects.toMatchObject({ kind: "forbidden" });
  }
  const other = await t.createOrganization();
  await ask({ ...other.context, clock: { now: () => NOW } });
  const rows = await t.owner.select().from(auditLog).where(eq(auditLog.organizationId, other.organizationId));
  expect(rows.map(({ action, details }) => [action, details])).toEqual([
    ["metrics.exported", { format: "csv", rows: 0, columns: ["source", ...measures], filters: [] }],
  ]);
});
