import { parse } from "csv-parse/sync";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { AnyCall } from "../../packages/core/src/insights/testing/any-call.ts";
import { makeAnyCalls } from "../../packages/core/src/insights/testing/make-any-calls.ts";
import { createRandom } from "../../packages/core/src/insights/testing/random.ts";
import { seedAnyCalls } from "../../packages/core/src/insights/testing/seed-any-calls.ts";
import { readJson, startTestServer, type Tenant, type TestServer } from "../support/test-server.ts";
import { behindMeasures } from "./behind-measures.ts";

const ZONE = "America/New_York";
const range = { from: "2026-01-01", to: "2026-03-31" };
const AWKWARD = `🚑 "Emergency" O'Brien 100%_\\ <b>`;

let server: TestServer;
let tenant: Tenant;
let calls: AnyCall[];
/** Those that are in numbers. */
let counted: AnyCall[];
let firstCalls: Set<string>;

beforeAll(async () => {
  server = await startTestServer();
  tenant = await server.createTenant();
  calls = makeAnyCalls(createRandom(11), 600, ZONE, range);
  for (const [i, call] of calls.entries()) {
    if (i % 9 === 0 && call.kind === "tracked") call.texts.campaign = AWKWARD;
    if (call.kind === "tracked") call.texts.keyword = `keyword ${i % 400}`;
  }
  await seedAnyCalls(server.database.owner, tenant.organizationId, ZONE, calls);
  const { rows } = await server.database.owner.execute<{ first_call_id: string }>(
    sql`select first_call_id from callers where organization_id = ${tenant.organizationId}`,
  );
  firstCalls = new Set(rows.map(({ first_call_id }) => first_call_id));
  counted = calls.filter(({ spam, status }) => !spam && !["blocked", "queued", "scheduled"].includes(status));
});
afterAll(() => server.close());

const post = (path: string, body: object) => server.api(tenant.key, "POST", `/api/v1/analytics/${path}`, body);
const ask = async (query: object) => {
  const response = await post("query", { range, ...query });
  expect(response.status).toBe(200);
  return readJson(response);
};
const refusal = async (query: object) => {
  const response = await post("query", { measures: ["calls"], range, ...query });
  const problem = await readJson(response);
  expect([response.status, response.headers.get("content-type")]).toEqual([
    422,
    expect.stringContaining("application/problem+json"),
  ]);
  return problem as { detail: string; errors: { pointer: string; message: string }[] };
};

describe("bad input", () => {
  test.each<[string, object, string, RegExp]>([
    [
      "a range upside down",
      { range: { from: "2026-03-31", to: "2026-01-01" } },
      "/range",
      /first day is after the last/,
    ],
    ["a day that does not exist", { range: { from: "2026-02-30", to: "2026-03-01" } }, "/range", /./],
    ["a preset that does not exist", { range: { preset: "last_fortnight" } }, "/range", /last_30_days/],
    ["an unknown measure", { measures: ["conversion_rate"] }, "/measures/0", /nearest is conversion/],
    ["a measure with a typing error", { measures: ["missed_cals"] }, "/measures/0", /nearest is missed_calls/],
    ["an unknown dimension", { dimensions: ["sorce"] }, "/dimensions/0", /nearest is source/],
    ["an own field that does not exist", { dimensions: ["custom.plann"] }, "/dimensions/0", /nearest is custom\.plan/],
    [
      "a status that does not exist",
      { filters: [{ dimension: "status", op: "is", values: ["Answerd"] }] },
      "/filters/0/values",
      /nearest is answered/,
    ],
    [
      "a number without a number",
      { filters: [{ dimension: "duration", op: "at_least", values: ["long"] }] },
      "/filters/0/values",
      /whole number/,
    ],
    ["a split by a number", { dimensions: ["duration"] }, "/dimensions/0", /filters only/],
    ["no measure at all", { measures: [] }, "/measures", /at least one/],
    ["ad spend by agent", { measures: ["roas"], dimensions: ["agent"] }, "/dimensions/0", /Ad spend is known by/],
    ["a limit of nothing", { limit: 0 }, "/limit", /./],
    ["a property that does not exist", { measurs: ["calls"] }, "", /./],
  ])("%s is refused by name, with the nearest that exists", async (_, query, pointer, message) => {
    const { errors } = await refusal(query);
    const about = errors.filter((error) => error.pointer.startsWith(pointer));
    expect(about.map(({ message: words }) => words).join(" ")).toMatch(message);
  });

  test("a range of 50 years is answered, with a row for every month of it; a longer one is refused", async () => {
    const { rows, totals } = await ask({
      measures: ["calls"],
      grain: "month",
      range: { from: "1980-01-01", to: "2029-12-31" },
    });
    expect(rows).toHaveLength(600);
    expect(totals.calls).toBe(counted.length);
    await refusal({ range: { from: "1900-01-01", to: "2026-12-31" } });
  });

  test("a filter on values that no call has leaves nothing, and says so with zeros and nulls", async () => {
    const filters = [{ dimension: "source", op: "is", values: ["There is none 🎈"] }];
    const { rows, totals } = await ask({
      measures: ["calls", "answer_rate", "revenue"],
      dimensions: ["medium"],
      filters,
    });
    expect(rows).toEqual([]);
    expect(totals).toEqual({ calls: 0, answer_rate: null, revenue: 0 });
  });

  test("emoji, quotes and signs of patterns in a value are that value and nothing else", async () => {
    const expected = counted.filter(({ texts }) => texts.campaign === AWKWARD).length;
    const is = await ask({ measures: ["calls"], filters: [{ dimension: "campaign", op: "is", values: [AWKWARD] }] });
    expect(is.totals.calls).toBe(expected);
    for (const piece of ["🚑", `"Emergency"`, "O'Brien", "%_\\", "<b>"]) {
      const { rows } = await ask({
        ...{ measures: ["calls"], dimensions: ["campaign"] },
        filters: [{ dimension: "campaign", op: "contains", values: [piece] }],
      });
      expect(rows.find((row: { campaign: string }) => row.campaign === AWKWARD)?.calls, piece).toBe(expected);
      expect(rows.every((row: { campaign: string }) => row.campaign.toLowerCase().includes(piece.toLowerCase()))).toBe(
        true,
      );
    }
    const { query_id } = is;
    const listed = await server.api(tenant.key, "GET", `/api/v1/analytics/queries/${query_id}/calls?limit=1`);
    expect((await readJson(listed)).total).toBe(expected);
  });

  test("hundreds of different values come in full, and a limit leaves an honest rest", async () => {
    const full = await ask({ measures: ["calls", "conversions"], dimensions: ["keyword"] });
    const cut = await ask({ measures: ["calls", "conversions"], dimensions: ["keyword"], limit: 7 });
    expect(full.rows.length).toBeGreaterThan(300);
    expect(cut.rows).toEqual(full.rows.slice(0, 7));
    const sum = (rows: { calls: number }[]) => rows.reduce((total, row) => total + row.calls, 0);
    expect(cut.other).toMatchObject({ groups: full.rows.length - 7, values: { calls: sum(full.rows.slice(7)) } });
  });
});

describe("a batch", () => {
  test("of 41 questions is refused whole, of 40 answered whole", async () => {
    const queries = Array.from({ length: 41 }, (_, i) => ({ id: `q${i}`, query: { measures: ["calls"], range } }));
    expect((await post("batch", { queries })).status).toBe(422);
    const response = await post("batch", { queries: queries.slice(1) });
    const { results } = await readJson(response);
    expect(results.map(({ id }: { id: string }) => id)).toEqual(queries.slice(1).map(({ id }) => id));
    for (const { result } of results) expect(result.totals.calls).toBe(counted.length);
  });

  test("fails only where it is bad, and gives each question the answer that it gets alone", async () => {
    const good = { measures: ["calls", "answer_rate"], dimensions: ["source"], range, limit: 3 };
    const queries = [
      { id: "good", query: good },
      { id: "bad", query: { measures: ["cals"], range } },
      { id: "worse", query: { measures: "calls", range: "when it rained" } },
      { id: "good again", query: good },
    ];
    const { results } = await readJson(await post("batch", { queries }));
    const alone = await ask(good);
    expect(results[0]).toEqual({ id: "good", result: alone });
    expect(results[3]).toEqual({ id: "good again", result: alone });
    expect(results[1].problem.errors[0]).toMatchObject({
      pointer: "/measures/0",
      message: expect.stringContaining("nearest is calls"),
    });
    expect(results[2].problem.errors.map(({ pointer }: { pointer: string }) => pointer)).toEqual(
      expect.arrayContaining(["/measures", "/range"]),
    );
  });

  test("without a key is refused", async () => {
    const body = { queries: [{ id: "1", query: { measures: ["calls"] } }] };
    expect((await server.api(null, "POST", "/api/v1/analytics/batch", body)).status).toBe(401);
  });
});

test("behind every number of the catalogue are exactly the calls that it counts", async () => {
  const behind = behindMeasures(firstCalls);
  const { measures } = await readJson(await server.api(tenant.key, "GET", "/api/v1/analytics/catalog"));
  for (const { key, unit } of measures as { key: string; unit: string }[]) {
    const filters = [{ dimension: "source", op: "is_not", values: ["Bing"] }];
    const { query_id, totals } = await ask({ measures: [key], filters });
    const page = await server.api(
      tenant.key,
      "GET",
      `/api/v1/analytics/queries/${query_id}/calls?measure=${key}&limit=200`,
    );
    const { total, data } = await readJson(page);
    const expected = counted.filter((call) => call.texts.source !== "Bing" && behind[key]!(call));
    expect(total, key).toBe(expected.length);
    expect(data.length, key).toBe(Math.min(200, total));
    if (unit === "count" && key !== "unique_callers" && !key.startsWith("ad_")) expect(totals[key], key).toBe(total);
  }
});

test.each(["called_at", "duration", "talk_time", "ring_time", "score", "value"])(
  "pages by %s in both directions hold every call once, in order, those without it last",
  async (sort) => {
    const { query_id, totals } = await ask({ measures: ["calls"] });
    const field: Record<string, string> = {
      talk_time: "talk_seconds",
      ring_time: "ring_seconds",
      duration: "duration_seconds",
      value: "value_minor",
    };
    for (const order of ["asc", "desc"]) {
      const seen: Record<string, unknown>[] = [];
      for (let cursor = ""; ; ) {
        const path = `/api/v1/analytics/queries/${query_id}/calls?sort=${sort}&order=${order}&limit=170${cursor}`;
        const page = await readJson(await server.api(tenant.key, "GET", path));
        expect(page.total).toBe(totals.calls);
        seen.push(...page.data);
        if (!page.has_more) break;
        cursor = `&cursor=${encodeURIComponent(page.next_cursor)}`;
      }
      expect(new Set(seen.map(({ id }) => id)).size).toBe(totals.calls);
      const values = seen.map((call) => call[field[sort] ?? sort] ?? null);
      if (values.every((value) => value === null)) continue; // A summary does not show it.
      const known = values.filter((value) => value !== null) as (number | string)[];
      expect(values.slice(known.length).every((value) => value === null)).toBe(true);
      const sorted = [...known].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0) * (order === "asc" ? 1 : -1));
      expect(known).toEqual(sorted);
    }
  },
);

test("an export has the rows, the rest and the totals of the same question", async () => {
  const query = { measures: ["calls", "answer_rate", "revenue", "avg_score"], dimensions: ["source"], range, limit: 4 };
  const { rows, totals, other } = await ask(query);
  const response = await post("export", { title: "Sources", query, format: "csv" });
  expect(response.headers.get("content-type")).toContain("text/csv");
  const [header, ...lines] = parse(await response.text(), { bom: true }) as string[][];
  expect(header).toHaveLength(5);
  expect(lines).toHaveLength(rows.length + (other ? 1 : 0) + 1);
  const numbers = (line: string[]) => line.slice(1).map((cell) => (cell === "" ? null : Number(cell)));
  const wanted = (of: Record<string, number | null>) => [
    of.calls,
    of.answer_rate,
    of.revenue === null ? null : of.revenue! / 100,
    of.avg_score,
  ];
  for (const [i, row] of rows.entries()) {
    // Blanks and what a spreadsheet would take for a formula are written so that it does not.
    expect(lines[i]![0]).toContain(row.source === null ? "None" : String(row.source).trim());
    expect(numbers(lines[i]!)).toEqual(wanted(row));
  }
  if (other) expect(numbers(lines.at(-2)!)).toEqual(wanted(other.values));
  expect(numbers(lines.at(-1)!)).toEqual(wanted(totals));
});
