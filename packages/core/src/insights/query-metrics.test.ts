import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { decodeId } from "@parley/platform";
import { createTestDatabase, type TestDatabase, type TestOrganization } from "@parley/testing";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Context } from "../context/index.ts";
import { createImport, getImport, runImport } from "../imports/index.ts";
import { createDiskStorage } from "../storage/index.ts";
import { listQueryCalls, queryMetrics } from "./index.ts";

/** Noon of 20 March 2026 in New York. */
const NOW = new Date("2026-03-20T16:00:00Z");
const HEADER = ["CallId", "DateTime", "Call Status", "Direction", "Duration", "Ring Time", "Talk Time", "Customer #"];
const MORE = ["Tracking Source", "CSR Call Score", "CSR Conversion", "CSR Value", "Blocked", "State"];

interface Line {
  date: string;
  status: string;
  direction: string;
  duration: number;
  ring: number;
  phone: string;
  source: string;
  score: string;
  converted: boolean;
  value: string;
  blocked: boolean;
  state: string;
}

/** A small generator of its own, so that the expected numbers come from here and not from the product. */
function makeLines(count: number): Line[] {
  let seed = 42;
  const next = (n: number) => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((seed / 2_147_483_648) * n);
  };
  return Array.from({ length: count }, () => {
    const status = ["Answered", "Answered", "Answered", "no-answer", "No Answer", "Busy", "Completed"][next(7)]!;
    const ring = next(40);
    const day = String(1 + next(28)).padStart(2, "0");
    const converted = status === "Answered" && next(4) === 0;
    return {
      ...{ status, ring, converted, direction: next(6) === 0 ? "outbound" : "inbound" },
      date: `2026-0${1 + next(3)}-${day} ${String(next(24)).padStart(2, "0")}:${String(next(60)).padStart(2, "0")}:00`,
      duration: status === "Answered" ? ring + next(400) : ring,
      phone: `212555${String(1000 + next(300))}`,
      source: ["Google Ads", "Bing", "Facebook", "Direct", ""][next(5)]!,
      score: next(3) === 0 ? "" : String(1 + next(5)),
      value: converted ? `${next(900)}.${String(next(100)).padStart(2, "0")}` : "",
      blocked: next(20) === 0,
      state: ["CA", "NY", "TX"][next(3)]!,
    };
  });
}

const lines = makeLines(2000);
let t: TestDatabase;
let org: TestOrganization;
let ctx: Context;
let directory: string;

beforeAll(async () => {
  t = await createTestDatabase();
  directory = mkdtempSync(join(tmpdir(), "parley-insights-"));
  org = await t.createOrganization();
  ctx = { ...org.context, clock: { now: () => NOW } };
  const rows = lines.map((line, i) =>
    [
      ...[i, line.date, line.status, line.direction, line.duration, line.ring, line.duration - line.ring, line.phone],
      ...[line.source, line.score, line.converted, line.value, line.blocked, line.state],
    ].join(","),
  );
  const content = (async function* () {
    yield Buffer.from([[...HEADER, ...MORE].join(","), ...rows].join("\n"));
  })();
  const storage = createDiskStorage(directory);
  const { id } = await createImport(ctx, { storage }, { fileName: "calls.csv", content });
  await runImport(
    { db: t.db, bulk: t.bulk, clock: ctx.clock, storage },
    { organizationId: org.organizationId, importId: decodeId("imp", id)! },
  );
  expect(await getImport(ctx, id)).toMatchObject({ status: "completed", rowsInserted: lines.length });
});
afterAll(async () => {
  await t.close();
  rmSync(directory, { recursive: true, force: true });
});

const counted = () => lines.filter((line) => !line.blocked);
const between = (from: string, to: string) =>
  counted().filter(({ date }) => date.slice(0, 10) >= from && date.slice(0, 10) <= to);
const answered = (line: Line) => line.status === "Answered";
const inbound = (line: Line) => line.direction === "inbound";
const unanswered = (line: Line) => /no.answer/i.test(line.status) && inbound(line);
const cents = (line: Line) => (line.value === "" ? 0 : Math.round(Number(line.value) * 100));

describe("queryMetrics", () => {
  test("every number equals one computed straight from the file's rows", async () => {
    const range = { from: "2026-01-01", to: "2026-03-31" };
    const measures = [
      ...["calls", "inbound_calls", "answered_calls", "missed_calls", "abandoned_calls", "answer_rate", "missed_rate"],
      ...[
        "conversions",
        "conversion_rate_of_answered",
        "avg_duration",
        "avg_score",
        "revenue",
        "unique_callers",
        "first_time_callers",
      ],
    ];
    const { totals, rows } = await queryMetrics(ctx, { measures, range });
    const all = counted();
    const scored = all.filter((line) => line.score !== "");
    const phones = new Set(all.filter(inbound).map((line) => line.phone));
    const sum = (list: Line[], pick: (line: Line) => number) => list.reduce((total, line) => total + pick(line), 0);
    expect(totals).toEqual({
      calls: all.length,
      inbound_calls: all.filter(inbound).length,
      answered_calls: all.filter(answered).length,
      missed_calls: all.filter((line) => unanswered(line) && line.ring >= 15).length,
      abandoned_calls: all.filter((line) => unanswered(line) && line.ring < 15).length,
      answer_rate: all.filter((line) => inbound(line) && answered(line)).length / all.filter(inbound).length,
      missed_rate: all.filter((line) => unanswered(line) && line.ring >= 15).length / all.filter(inbound).length,
      conversions: all.filter((line) => line.converted).length,
      conversion_rate_of_answered: all.filter((line) => line.converted).length / all.filter(answered).length,
      avg_duration: sum(all, (line) => line.duration) / all.length,
      avg_score: sum(scored, (line) => Number(line.score)) / scored.length,
      revenue: sum(all, cents),
      unique_callers: phones.size,
      first_time_callers: phones.size,
    });
    expect(rows).toEqual([totals]);
  });

  test("a limit leaves an honest rest: rows and other add up to the total", async () => {
    const query = { measures: ["calls", "avg_score", "unique_callers"], dimensions: ["source"], limit: 2 };
    const { rows, other, totals } = await queryMetrics(ctx, { ...query, range: "all_time" });
    const groups = groupBySource();
    const expected = [...groups].sort((a, b) => b[1].length - a[1].length);
    expect(rows.map((row) => [row.source, row.calls])).toEqual(
      expected.slice(0, 2).map(([key, list]) => [key, list.length]),
    );
    const rest = expected.slice(2).flatMap(([, list]) => list);
    const scores = rest.filter((line) => line.score !== "").map((line) => Number(line.score));
    expect(other!.groups).toBe(expected.length - 2);
    expect(other!.values.calls).toBe(rest.length);
    expect(other!.values.avg_score).toBeCloseTo(scores.reduce((a, b) => a + b, 0) / scores.length, 10);
    expect(other!.values.unique_callers).toBeNull();
    expect(totals.calls).toBe(counted().length);
  });

  test("a month that is still running is compared with the same elapsed part, to the minute", async () => {
    const { comparison, totals, resolvedRange } = await queryMetrics(ctx, {
      ...{ measures: ["calls"], range: "this_month", compare: "previous_period" },
    });
    expect(resolvedRange).toEqual({ from: "2026-03-01", to: "2026-03-20" });
    expect(totals.calls).toBe(between("2026-03-01", "2026-03-20").length);
    const before = between("2026-02-01", "2026-02-20").filter(({ date }) => date < "2026-02-20 12:00:00").length;
    expect(comparison!.totals.calls).toBe(before);
    expect(comparison!.change.calls).toBeCloseTo((Number(totals.calls) - before) / before, 10);
  });

  test("a series has every day, and the compared one is in step with it", async () => {
    const range = { from: "2026-02-01", to: "2026-02-28" };
    const { rows, comparison } = await queryMetrics(ctx, {
      measures: ["calls"],
      grain: "day",
      range,
      compare: "previous_period",
    });
    expect(rows).toHaveLength(28);
    expect(rows.map((row) => row.calls)).toEqual(rows.map((row) => between(String(row.day), String(row.day)).length));
    expect(comparison!.rows[0]).toEqual({ day: "2026-01-04", calls: between("2026-01-04", "2026-01-04").length });
    expect(comparison!.rows).toHaveLength(28);
  });

  test("filters narrow, also for what has no value, and spam comes in when asked for", async () => {
    const calls = async (
      ...filters: { dimension: string; op: "is" | "is_not" | "contains"; values: (string | null)[] }[]
    ) => (await queryMetrics(ctx, { measures: ["calls"], range: "all_time", filters })).totals.calls;
    const count = (test: (line: Line) => boolean) => counted().filter(test).length;
    expect(await calls({ dimension: "source", op: "is", values: ["Bing", null] })).toBe(
      count(({ source }) => source === "Bing" || source === ""),
    );
    expect(await calls({ dimension: "source", op: "is_not", values: ["Bing"] })).toBe(
      count(({ source }) => source !== "Bing"),
    );
    expect(await calls({ dimension: "source", op: "contains", values: ["oo"] })).toBe(
      count(({ source }) => /oo/i.test(source)),
    );
    expect(await calls({ dimension: "state", op: "is", values: ["CA"] })).toBe(count(({ state }) => state === "CA"));
    expect(await calls({ dimension: "spam", op: "is", values: ["true"] })).toBe(lines.length - counted().length);
  });

  test("the calls behind a number are exactly those that it counts, page by page", async () => {
    const { queryId, rows } = await queryMetrics(ctx, {
      measures: ["missed_calls"],
      dimensions: ["source"],
      range: "all_time",
    });
    const top = rows[0]!;
    const seen = new Set<string>();
    let cursor: string | undefined;
    do {
      const input = { limit: 7, cursor, measure: "missed_calls", row: { source: top.source as string | null } };
      const page = await listQueryCalls(ctx, queryId, input);
      for (const call of page.data) seen.add(call.id);
      expect(page.data.every((call) => call.status === "missed" && call.source === top.source)).toBe(true);
      cursor = page.nextCursor ?? undefined;
    } while (cursor);
    expect(seen.size).toBe(top.missed_calls);
  });

  test("another organization sees nothing of it, also with the query's id", async () => {
    const { queryId } = await queryMetrics(ctx, { measures: ["calls"], range: "all_time" });
    const stranger = await t.createOrganization();
    expect((await listQueryCalls(stranger.context, queryId)).data).toEqual([]);
    expect(
      (await queryMetrics(stranger.context, { measures: ["calls", "answer_rate"], range: "all_time" })).totals,
    ).toEqual({
      ...{ calls: 0, answer_rate: null },
    });
  });

  test("an unknown name is told the nearest known one", async () => {
    await expect(queryMetrics(ctx, { measures: ["answer_rte"], dimensions: ["sources"] })).rejects.toMatchObject({
      kind: "invalid_input",
      fields: [
        { pointer: "/measures/0", message: "There is no measure 'answer_rte'. The nearest is answer_rate." },
        { pointer: "/dimensions/0", message: "There is no dimension 'sources'. The nearest is source." },
      ],
    });
  });

  test("another time zone than the organization's is refused instead of answered wrongly", async () => {
    const zoned = (timezone: string) => queryMetrics(ctx, { measures: ["calls"], timezone });
    expect((await zoned("America/New_York")).timezone).toBe("America/New_York");
    await expect(zoned("Asia/Tokyo")).rejects.toMatchObject({ fields: [{ pointer: "/timezone" }] });
  });
});

function groupBySource(): Map<string | null, Line[]> {
  const groups = new Map<string | null, Line[]>();
  for (const line of counted()) groups.set(line.source || null, [...(groups.get(line.source || null) ?? []), line]);
  return groups;
}
