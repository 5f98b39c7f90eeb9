import { createTestDatabase, type TestDatabase, type TestOrganization } from "@parley/testing";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { listQueryCalls, queryMetrics } from "./index.ts";
import { mergeValue, type SeededCall, seedCalls } from "./testing/seed-calls.ts";

const ZONE = "America/New_York";
const TRACKED = ["Radio", "radoi", "Billboard", "bb", "the board", "Mailer", null];
const COUNTED: Record<string, string> = { radoi: "Radio", bb: "Billboard", "the board": "Billboard" };
const countedAs = (source: string | null) => (source === null ? null : (COUNTED[source] ?? source));

const seeds: SeededCall[] = Array.from({ length: 700 }, (_, i) => ({
  at: `2026-03-${String(1 + (i % 20)).padStart(2, "0")}T${String(i % 24).padStart(2, "0")}:00`,
  source: TRACKED[(i * 31) % 7]!,
  medium: ["print", "air", "post"][(i * 17) % 3]!,
  // Callers come again, also under other names of the same source.
  phone: 12125550000 + ((i * 13) % 90),
  score: i % 6 === 0 ? null : i % 6,
}));

let t: TestDatabase;
let org: TestOrganization;
beforeAll(async () => {
  t = await createTestDatabase();
  org = await t.createOrganization({ timezone: ZONE });
  await seedCalls(t.owner, org.organizationId, ZONE, seeds);
  for (const [from, to] of Object.entries(COUNTED)) await mergeValue(t.owner, org.organizationId, "source", from, to);
});
afterAll(() => t.close());

const range = { from: "2026-03-01", to: "2026-03-31" };
const groupsBy = <K>(keyOf: (seed: SeededCall) => K) => {
  const groups = new Map<string, SeededCall[]>();
  for (const seed of seeds) {
    const key = JSON.stringify(keyOf(seed));
    groups.set(key, [...(groups.get(key) ?? []), seed]);
  }
  return groups;
};
const callers = (list: SeededCall[]) => new Set(list.map(({ phone }) => phone)).size;

describe("values that count as others", () => {
  test("are one group with them, whose different callers are counted once", async () => {
    const query = { measures: ["calls", "unique_callers", "avg_score"], dimensions: ["source"], range };
    const { rows, totals } = await queryMetrics(org.context, query);
    const expected = groupsBy(({ source }) => countedAs(source ?? null));
    expect(rows).toHaveLength(expected.size);
    for (const row of rows) {
      const list = expected.get(JSON.stringify(row.source))!;
      const scores = list.flatMap(({ score }) => score ?? []);
      expect(row).toEqual({
        ...{ source: row.source, calls: list.length, unique_callers: callers(list) },
        avg_score: scores.reduce((a, b) => a + b, 0) / scores.length,
      });
    }
    expect(totals).toMatchObject({ calls: seeds.length, unique_callers: callers(seeds) });
  });

  test("are one group with them beside other dimensions and in time", async () => {
    const { rows } = await queryMetrics(org.context, {
      ...{ measures: ["calls", "unique_callers"], dimensions: ["medium", "source"], grain: "week", range },
    });
    const weekOf = (at: string) => {
      const day = new Date(`${at.slice(0, 10)}T00:00Z`);
      day.setUTCDate(day.getUTCDate() - ((day.getUTCDay() + 6) % 7));
      return day.toISOString().slice(0, 10);
    };
    const expected = groupsBy((seed) => [weekOf(seed.at), seed.medium, countedAs(seed.source ?? null)]);
    expect(rows).toHaveLength(expected.size);
    for (const row of rows) {
      const list = expected.get(JSON.stringify([row.week, row.medium, row.source]))!;
      expect([row.calls, row.unique_callers]).toEqual([list.length, callers(list)]);
    }
  });

  test("are found under the name that they count as, and no longer under their own", async () => {
    const calls = async (op: "is" | "is_not" | "contains", ...values: (string | null)[]) => {
      const filters = [{ dimension: "source", op, values }];
      return (await queryMetrics(org.context, { measures: ["calls"], range, filters })).totals.calls;
    };
    const count = (test: (counted: string | null) => boolean) =>
      seeds.filter(({ source }) => test(countedAs(source ?? null))).length;
    expect(await calls("is", "Billboard")).toBe(count((source) => source === "Billboard"));
    expect(await calls("is", "bb")).toBe(0);
    expect(await calls("contains", "the")).toBe(0);
    expect(await calls("contains", "ADI")).toBe(count((source) => source === "Radio"));
    expect(await calls("is_not", "Billboard", null)).toBe(count((source) => source !== "Billboard" && source !== null));
  });

  test("are among the calls behind the row that they are counted in", async () => {
    const { queryId, rows } = await queryMetrics(org.context, { measures: ["calls"], dimensions: ["source"], range });
    const board = rows.find((row) => row.source === "Billboard")!;
    const page = await listQueryCalls(org.context, queryId, { limit: 200, row: { source: "Billboard" } });
    const more = await listQueryCalls(org.context, queryId, {
      limit: 200,
      row: { source: "Billboard" },
      cursor: page.nextCursor!,
    });
    const ids = [...page.data, ...more.data].map(({ id }) => id);
    expect(new Set(ids).size).toBe(Number(board.calls));
    expect([...page.data, ...more.data].every(({ source }) => source === "Billboard")).toBe(true);
  });

  test("stay apart in another organization and in other dimensions", async () => {
    const other = await t.createOrganization({ timezone: ZONE });
    await seedCalls(t.owner, other.organizationId, ZONE, seeds);
    const bySource = await queryMetrics(other.context, { measures: ["calls"], dimensions: ["source"], range });
    expect(bySource.rows).toHaveLength(TRACKED.length);
    const byMedium = await queryMetrics(org.context, { measures: ["calls"], dimensions: ["medium"], range });
    expect(byMedium.rows.map(({ medium }) => medium).sort()).toEqual(["air", "post", "print"]);
  });
});

test("first-time callers are counted, split, filtered and listed by the first call of each number", async () => {
  const callersAll = callers(seeds);
  const { totals } = await queryMetrics(org.context, { measures: ["first_time_callers"], range });
  expect(totals.first_time_callers).toBe(callersAll);
  const { rows, queryId } = await queryMetrics(org.context, { measures: ["calls"], dimensions: ["first_time"], range });
  expect(rows).toEqual([
    { first_time: "false", calls: seeds.length - callersAll },
    { first_time: "true", calls: callersAll },
  ]);
  const page = await listQueryCalls(org.context, queryId, { limit: 200, row: { first_time: "true" } });
  expect(page.data).toHaveLength(callersAll);
  expect(page.data.every(({ firstTime }) => firstTime)).toBe(true);
  const filters = [{ dimension: "first_time", op: "is" as const, values: ["false"] }];
  const again = await queryMetrics(org.context, { measures: ["calls"], range, filters });
  expect(again.totals.calls).toBe(seeds.length - callersAll);
});
