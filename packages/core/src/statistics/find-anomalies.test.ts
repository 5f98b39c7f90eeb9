import { createTestDatabase, type TestDatabase, type TestOrganization } from "@parley/testing";
import { DateTime } from "luxon";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Context } from "../context/index.ts";
import { type SeededCall, seedCalls } from "../insights/testing/seed-calls.ts";
import { findAnomalies } from "./index.ts";

const ZONE = "America/New_York";
const NOW = new Date("2026-11-12T19:30:00Z");
const WEEK = [80, 72, 68, 68, 64, 28, 16];
/** A Wednesday on which Google brought next to nobody, and a Thursday on which Radio brought sixty at noon. */
const [SILENT, BURST] = ["2026-11-04", "2026-10-29"];

function history(days: number): SeededCall[] {
  let state = 5;
  const next = () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
  const calls: SeededCall[] = [];
  for (let i = days; i >= 0; i--) {
    const day = DateTime.fromISO("2026-11-12").minus({ days: i });
    const date = day.toISODate()!;
    const count = Math.round(WEEK[day.weekday - 1]! * (0.85 + 0.3 * next()));
    for (let n = 0; n < (i === 0 ? 2 : count); n++) {
      const source = ["Google Ads", "Google Ads", "Google Ads", "Radio", "Bing"][Math.floor(next() * 5)]!;
      if (date === SILENT && source === "Google Ads" && n > 2) continue;
      const hour = 8 + Math.floor(next() * 10);
      calls.push({
        at: `${date}T${String(hour).padStart(2, "0")}:${n % 50 < 10 ? "0" : ""}${n % 50}`,
        source,
        state: ["CA", "NY"][n % 2]!,
      });
    }
    if (date === BURST)
      for (let n = 0; n < 60; n++)
        calls.push({ at: `${date}T12:${n < 10 ? "0" : ""}${n}`, source: "Radio", state: "TX" });
  }
  return calls;
}

let t: TestDatabase;
let org: TestOrganization;
let ctx: Context;
const at = (of: TestOrganization): Context => ({ ...of.context, clock: { now: () => NOW } });

beforeAll(async () => {
  t = await createTestDatabase();
  org = await t.createOrganization({ timezone: ZONE });
  await seedCalls(t.owner, org.organizationId, ZONE, history(150));
  ctx = at(org);
});
afterAll(() => t.close());

describe("findAnomalies", () => {
  test("finds the silent day and the burst, says what was expected, and lays each at its source's door", async () => {
    const answer = await findAnomalies(ctx, { measure: "calls", range: "last_30_days" });
    expect(answer).toMatchObject({ status: "ready", range: { from: "2026-10-14", to: "2026-11-11" } });
    expect(answer.points).toHaveLength(29);
    expect(answer.anomalies.map(({ day }) => day).sort()).toEqual([BURST, SILENT]);
    const silent = answer.anomalies.find(({ day }) => day === SILENT)!;
    expect(silent.score).toBeLessThan(-3.5);
    expect(silent.expected!).toBeGreaterThan(30);
    expect(silent.segments[0]!.dimension).toMatch(/channel|source/);
    expect(silent.segments.find(({ dimension }) => dimension === "source")!.values[0]).toMatchObject({
      value: "Google Ads",
    });
    const burst = answer.anomalies.find(({ day }) => day === BURST)!;
    const named = burst.segments.flatMap(({ values }) => values.map(({ value }) => value));
    expect(named).toContain("Radio");
    expect(named).toContain("TX");
  });

  test("by the hour it finds the very hour", async () => {
    const answer = await findAnomalies(ctx, { measure: "calls", range: "last_30_days", grain: "hour" });
    expect(answer.points).toHaveLength(29 * 24);
    expect(answer.anomalies.map(({ day, hour }) => [day, hour])).toContainEqual([BURST, 12]);
    expect(answer.anomalies.length).toBeLessThanOrEqual(3);
  });

  test("the running day is no anomaly though it has two calls, and a range of it alone judges nothing", async () => {
    const { points } = await findAnomalies(ctx, { measure: "calls", range: "last_7_days" });
    expect(points.at(-1)!.day).toBe("2026-11-11");
    expect(await findAnomalies(ctx, { measure: "calls", range: "today" })).toMatchObject({
      status: "empty",
      range: null,
      points: [],
    });
  });

  test("with a filter only what passes it is judged", async () => {
    const filters = [{ dimension: "source", op: "is" as const, values: ["Bing"] }];
    const answer = await findAnomalies(ctx, { measure: "calls", range: "last_30_days", filters });
    expect(answer.anomalies).toEqual([]);
  });

  test("four weeks are the least; fewer say how many days are missing", async () => {
    const young = await t.createOrganization({ timezone: ZONE });
    await seedCalls(t.owner, young.organizationId, ZONE, history(20));
    const answer = await findAnomalies(at(young), { measure: "calls", range: "last_30_days" });
    expect(answer).toMatchObject({ status: "too_short", daysMissing: 8, points: [] });
    const none = await t.createOrganization({ timezone: ZONE });
    expect((await findAnomalies(at(none), { measure: "calls" })).status).toBe("empty");
  });

  test("refuses unknown names, ranges upside down or too long, and rates by the hour", async () => {
    for (const [bad, pointer] of [
      [{ measure: "answer_rat" }, "/measure"],
      [{ measure: "calls", range: { from: "2026-11-10", to: "2026-11-01" } }, "/range"],
      [{ measure: "calls", range: { from: "1976-01-01", to: "2026-11-01" } }, "/range"],
      [{ measure: "calls", range: "this_year", grain: "hour" }, "/range"],
      [{ measure: "answer_rate", grain: "hour" }, "/grain"],
      [{ measure: "calls", grain: "minute" as "hour" }, "/grain"],
    ] as const) {
      await expect(findAnomalies(ctx, bad), JSON.stringify(bad)).rejects.toMatchObject({
        kind: "invalid_input",
        fields: [{ pointer }],
      });
    }
    await expect(findAnomalies({ ...ctx, permissions: new Set() }, { measure: "calls" })).rejects.toMatchObject({
      kind: "forbidden",
    });
  });
});
