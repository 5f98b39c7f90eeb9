import { createTestDatabase, type TestDatabase, type TestOrganization } from "@parley/testing";
import { DateTime } from "luxon";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Context } from "../context/index.ts";
import { type SeededCall, seedCalls } from "../insights/testing/seed-calls.ts";
import { forecastMeasure } from "./index.ts";

const ZONE = "America/New_York";
/** Thursday, 12 November 2026, half past two in New York: the day is running, and 19 days of the month are left. */
const NOW = new Date("2026-11-12T19:30:00Z");
const WEEK = [30, 28, 26, 25, 24, 12, 8];

/** So many days up to and with `last`, by the week's rhythm with a little noise; every call is worth ten dollars. */
function history(days: number, last = "2026-11-11"): SeededCall[] {
  let state = 11;
  const next = () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
  return Array.from({ length: days }, (_, i) => DateTime.fromISO(last).minus({ days: days - 1 - i })).flatMap((day) =>
    Array.from({ length: Math.round(WEEK[day.weekday - 1]! * (0.9 + 0.2 * next())) }, (_, n): SeededCall => {
      const at = `${day.toISODate()}T${String(8 + (n % 10)).padStart(2, "0")}:00`;
      return { at, source: n % 3 === 0 ? "Radio" : "Google Ads", converted: n % 4 === 0, valueMinor: 1000 };
    }),
  );
}

let t: TestDatabase;
let org: TestOrganization;
let ctx: Context;
const at = (of: TestOrganization): Context => ({ ...of.context, clock: { now: () => NOW } });
const withHistory = async (calls: SeededCall[]) => {
  const made = await t.createOrganization({ timezone: ZONE });
  await seedCalls(t.owner, made.organizationId, ZONE, calls);
  return at(made);
};

beforeAll(async () => {
  t = await createTestDatabase();
  org = await t.createOrganization({ timezone: ZONE });
  // The running day's two calls must not drag the forecast down.
  const today: SeededCall[] = [{ at: "2026-11-12T09:00" }, { at: "2026-11-12T10:00" }];
  await seedCalls(t.owner, org.organizationId, ZONE, [...history(140), ...today]);
  ctx = at(org);
});
afterAll(() => t.close());

describe("forecastMeasure", () => {
  test("continues the week's rhythm from today on, with an interval and the error of its back test", async () => {
    const answer = await forecastMeasure(ctx, { measure: "calls" });
    expect(answer).toMatchObject({ status: "ready", level: 0.8, unit: "count", daysMissing: null });
    expect(answer.points.map(({ day }) => day).slice(0, 2)).toEqual(["2026-11-12", "2026-11-13"]);
    expect(answer.points).toHaveLength(14);
    answer.points.forEach(({ day, value, low, high }) => {
      const usual = WEEK[DateTime.fromISO(day).weekday - 1]!;
      expect(Math.abs(value - usual)).toBeLessThan(Math.max(3, usual * 0.2));
      expect(low <= value && value <= high).toBe(true);
    });
    expect(answer.history.at(-1)!.day).toBe("2026-11-11");
    expect(answer.history).toHaveLength(56);
    const { trials, error, naiveError, coverage } = answer.backTest!;
    expect(trials).toBeGreaterThanOrEqual(8);
    expect(error.mape).toBeGreaterThan(0);
    expect(error.mape).toBeLessThan(0.2);
    expect(error.mase!).toBeLessThanOrEqual(naiveError.mase!);
    expect(coverage).toBeGreaterThan(0.6);
  });

  test("a month's revenue is what is in already and what is still to come", async () => {
    const answer = await forecastMeasure(ctx, { measure: "revenue", until: "end_of_month" });
    const inAlready = history(140).filter(({ at: time }) => time >= "2026-11-01").length * 1000;
    expect(answer.points.at(-1)!.day).toBe("2026-11-30");
    expect(answer.total).toMatchObject({ from: "2026-11-01", to: "2026-11-30", soFar: inAlready });
    const { value, low, high } = answer.total!;
    expect(value).toBeCloseTo(inAlready + answer.points.reduce((sum, point) => sum + point.value, 0), 4);
    expect(low).toBeGreaterThan(inAlready);
    expect(low < value && value < high).toBe(true);
  });

  test("a rate has no total and stays within 0 and 1; filters narrow what is forecast", async () => {
    const rate = await forecastMeasure(ctx, { measure: "conversion_rate_of_answered", horizonDays: 7 });
    expect(rate).toMatchObject({ status: "ready", total: null });
    for (const { low, high } of rate.points) expect(low >= 0 && high <= 1).toBe(true);
    const filters = [{ dimension: "source", op: "is" as const, values: ["Radio"] }];
    const radio = await forecastMeasure(ctx, { measure: "calls", filters, horizonDays: 7 });
    const all = await forecastMeasure(ctx, { measure: "calls", horizonDays: 7 });
    expect(radio.total!.value).toBeLessThan(all.total!.value / 2);
  });

  test("too short a history says how many days are missing", async () => {
    const short = await withHistory(history(20));
    expect(await forecastMeasure(short, { measure: "calls" })).toMatchObject({
      status: "too_short",
      daysMissing: 36,
      points: [],
    });
    const none = at(await t.createOrganization({ timezone: ZONE }));
    expect(await forecastMeasure(none, { measure: "calls" })).toMatchObject({
      status: "empty",
      points: [],
      history: [],
    });
  });

  test("days that are always alike, or that ended weeks ago, are not forecast", async () => {
    const always = Array.from({ length: 70 }, (_, i): SeededCall => {
      return { at: `${DateTime.fromISO("2026-11-11").minus({ days: i }).toISODate()}T09:00` };
    });
    expect((await forecastMeasure(await withHistory(always), { measure: "calls" })).status).toBe("constant");
    const ended = await withHistory(history(90, "2026-10-20"));
    expect(await forecastMeasure(ended, { measure: "calls" })).toMatchObject({
      status: "stale",
      lastDay: "2026-10-20",
    });
  });

  test("days that the next file will bring are forecast too, not taken for days without callers", async () => {
    const answer = await forecastMeasure(await withHistory(history(90, "2026-11-07")), { measure: "calls" });
    expect(answer.points.map(({ day }) => day).slice(0, 2)).toEqual(["2026-11-08", "2026-11-09"]);
    expect(answer.points.at(-1)!.day).toBe("2026-11-25");
    expect(answer.points[1]!.value).toBeGreaterThan(20);
    expect(answer.total!.from).toBe("2026-11-08");
  });

  test("a name that does not exist is told the nearest one, by the field that was sent", async () => {
    await expect(forecastMeasure(ctx, { measure: "callz" })).rejects.toMatchObject({
      kind: "invalid_input",
      fields: [{ pointer: "/measure", message: "There is no measure 'callz'. The nearest is calls." }],
    });
    await expect(
      forecastMeasure(ctx, { measure: "calls", filters: [{ dimension: "sorce", op: "is", values: ["x"] }] }),
    ).rejects.toThrow("The nearest is source");
    for (const [bad, pointer] of [
      [{ measure: "calls", horizonDays: 0 }, "/horizonDays"],
      [{ measure: "calls", horizonDays: 91 }, "/horizonDays"],
      [{ measure: "calls", horizonDays: 7, until: "end_of_month" }, "/until"],
    ] as const) {
      await expect(forecastMeasure(ctx, bad)).rejects.toMatchObject({ fields: [{ pointer }] });
    }
  });

  test("another organization's calls are in no forecast, and one needs the permission to ask", async () => {
    const stranger = at(await t.createOrganization({ timezone: ZONE }));
    expect((await forecastMeasure(stranger, { measure: "calls" })).history).toEqual([]);
    await expect(forecastMeasure({ ...ctx, permissions: new Set() }, { measure: "calls" })).rejects.toMatchObject({
      kind: "forbidden",
    });
  });
});
