import { createTestDatabase, type TestDatabase, type TestOrganization } from "@parley/testing";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Context } from "../context/index.ts";
import { queryMetrics } from "../insights/index.ts";
import { type SeededCall, seedCalls } from "../insights/testing/seed-calls.ts";
import { countCohorts } from "./index.ts";

const ZONE = "America/New_York";
const NOW = new Date("2026-06-15T16:00:00Z");

/** 400 callers with one to six calls from January to June; a tenth of all calls is spam, a sixth converts. */
function makeCalls(): SeededCall[] {
  let state = 99;
  const next = (n: number) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * n);
  };
  const two = (n: number) => String(n).padStart(2, "0");
  return Array.from({ length: 1400 }, (_, i) => ({
    at: `2026-${two(1 + next(6))}-${two(1 + next(14))}T${two(next(24))}:${two(i % 60)}`,
    phone: 12125550000 + next(400),
    source: ["Google Ads", "Radio", null][next(3)]!,
    converted: next(6) === 0,
    spam: next(10) === 0,
  }));
}
const calls = makeCalls();

let t: TestDatabase;
let org: TestOrganization;
let ctx: Context;
beforeAll(async () => {
  t = await createTestDatabase();
  org = await t.createOrganization({ timezone: ZONE });
  await seedCalls(t.owner, org.organizationId, ZONE, calls);
  ctx = { ...org.context, clock: { now: () => NOW } };
});
afterAll(() => t.close());

const monthOf = (at: string) => Number(at.slice(5, 7));
const weekOf = (at: string) => {
  const day = new Date(`${at.slice(0, 10)}T00:00Z`);
  day.setUTCDate(day.getUTCDate() - ((day.getUTCDay() + 6) % 7));
  return day.getTime() / (7 * 86_400_000);
};

/** The same counts straight from the seeds: by cohort and age, who called again, whose first conversion it was, and how many there are. */
function count(periodOf: (at: string) => number, admits: (first: SeededCall) => boolean) {
  const byPhone = new Map<number, SeededCall[]>();
  for (const call of calls.filter(({ spam }) => !spam))
    byPhone.set(call.phone!, [...(byPhone.get(call.phone!) ?? []), call]);
  const sizes = new Map<number, number>();
  const again = new Map<string, number>();
  const converted = new Map<string, number>();
  const add = <K>(map: Map<K, number>, key: K) => map.set(key, (map.get(key) ?? 0) + 1);
  for (const list of byPhone.values()) {
    const [first, ...rest] = list.sort((a, b) => (a.at < b.at ? -1 : 1));
    if (!admits(first!)) continue;
    const cohort = periodOf(first!.at);
    add(sizes, cohort);
    for (const age of new Set(rest.map(({ at }) => periodOf(at) - cohort))) add(again, `${cohort} ${age}`);
    const sale = list.find((call) => call.converted);
    if (sale) add(converted, `${cohort} ${periodOf(sale.at) - cohort}`);
  }
  return { sizes, again, converted };
}

describe("countCohorts", () => {
  test("every cell equals a count straight from the calls", async () => {
    const { sizes, again, converted } = count(monthOf, () => true);
    const answer = await countCohorts(ctx, { grain: "month", range: { from: "2026-01-01", to: "2026-06-30" } });
    expect(answer.rows.map(({ cohort }) => cohort)).toEqual(
      ["01", "02", "03", "04", "05", "06"].map((m) => `2026-${m}-01`),
    );
    for (const { cohort, callers, cells } of answer.rows) {
      const month = monthOf(cohort);
      expect(callers).toBe(sizes.get(month));
      expect(cells).toHaveLength(7 - month);
      for (const { age, ...cell } of cells) {
        expect(cell.calledAgain, `${cohort} again at ${age}`).toBe(again.get(`${month} ${age}`) ?? 0);
        expect(cell.converted, `${cohort} converted at ${age}`).toBe(converted.get(`${month} ${age}`) ?? 0);
      }
    }
  });

  test("weeks begin on Monday, and a filter chooses by the first call", async () => {
    const { sizes, again } = count(weekOf, ({ source }) => source === "Radio");
    const filters = [{ dimension: "source", op: "is" as const, values: ["Radio"] }];
    const answer = await countCohorts(ctx, { grain: "week", filters, range: { from: "2026-03-04", to: "2026-06-14" } });
    expect(answer.range.from).toBe("2026-03-02");
    for (const { cohort, callers, cells } of answer.rows) {
      expect(callers).toBe(sizes.get(weekOf(cohort)) ?? 0);
      for (const { age, calledAgain } of cells) expect(calledAgain).toBe(again.get(`${weekOf(cohort)} ${age}`) ?? 0);
    }
  });

  test("the callers of all cohorts are the first-time callers of the same days", async () => {
    const { rows, range } = await countCohorts(ctx);
    const { totals } = await queryMetrics(ctx, { measures: ["first_time_callers"], range });
    expect(rows.reduce((sum, { callers }) => sum + callers, 0)).toBe(totals.first_time_callers);
    expect(rows.at(-1)!.cohort).toBe("2026-06-01");
  });

  test("another organization's callers of the same numbers are in no cohort", async () => {
    const stranger = await t.createOrganization({ timezone: ZONE });
    await seedCalls(t.owner, stranger.organizationId, ZONE, [{ at: "2026-05-03T10:00", phone: 12125550001 }]);
    const { rows } = await countCohorts({ ...stranger.context, clock: ctx.clock });
    expect(
      rows.map(({ cohort, callers, cells }) => [cohort, callers, cells.map(({ calledAgain }) => calledAgain)]),
    ).toEqual([
      ["2026-05-01", 1, [0, 0]],
      ["2026-06-01", 0, [0]],
    ]);
    const none = await t.createOrganization({ timezone: ZONE });
    expect((await countCohorts({ ...none.context, clock: ctx.clock })).rows).toEqual([]);
  });

  test("forty-six years become the last two, upside down is refused, quotes and emoji are only values", async () => {
    const long = await countCohorts(ctx, { range: { from: "1980-01-01", to: "2026-06-30" } });
    expect(long.range.from).toBe("2024-07-01");
    await expect(countCohorts(ctx, { range: { from: "2026-02-01", to: "2026-01-01" } })).rejects.toMatchObject({
      kind: "invalid_input",
    });
    await expect(countCohorts(ctx, { filters: [{ dimension: "sauce", op: "is", values: ["x"] }] })).rejects.toThrow(
      "The nearest is source",
    );
    const filters = [{ dimension: "source", op: "is" as const, values: [`'); drop table calls; -- "📞`] }];
    expect((await countCohorts(ctx, { filters })).rows).toEqual([]);
    await expect(countCohorts({ ...ctx, permissions: new Set() })).rejects.toMatchObject({ kind: "forbidden" });
  });
});
