import { createTestDatabase, type TestDatabase, type TestOrganization } from "@parley/testing";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Context } from "../context/index.ts";
import { type SeededCall, seedCalls } from "../insights/testing/seed-calls.ts";
import { planStaffing } from "./index.ts";

const ZONE = "America/New_York";
/** Thursday, 12 November 2026. */
const NOW = new Date("2026-11-12T19:30:00Z");
const MONDAYS = ["2026-10-19", "2026-10-26", "2026-11-02", "2026-11-09"];

/** On four Mondays at ten 200 calls; on the last of them 300. On Thursdays, the running day too, 40 at three. */
const calls: SeededCall[] = [
  ...MONDAYS.flatMap((day, i) =>
    Array.from({ length: i === 3 ? 300 : 200 }, (_, n): SeededCall => {
      return { at: `${day}T10:${String(n % 60).padStart(2, "0")}`, source: n % 2 ? "Radio" : "Google Ads" };
    }),
  ),
  ...["2026-10-22", "2026-10-29", "2026-11-05", "2026-11-12"].flatMap((day) =>
    Array.from({ length: 40 }, (): SeededCall => ({ at: `${day}T15:00` })),
  ),
];

let t: TestDatabase;
let org: TestOrganization;
let ctx: Context;
const at = (of: TestOrganization): Context => ({ ...of.context, clock: { now: () => NOW } });
beforeAll(async () => {
  t = await createTestDatabase();
  org = await t.createOrganization({ timezone: ZONE });
  await seedCalls(t.owner, org.organizationId, ZONE, calls);
  ctx = at(org);
});
afterAll(() => t.close());

const range = { from: "2026-10-19", to: "2026-11-12" };
const cellOf = (plan: Awaited<ReturnType<typeof planStaffing>>, weekday: number, hour: number) =>
  plan.cells.find((cell) => cell.weekday === weekday && cell.hour === hour)!;

describe("planStaffing", () => {
  test("the published 200 calls an hour of 180 s take 14 agents; the busy Monday takes more", async () => {
    // Call Centre Helper's example is 100 calls in half an hour, the same load: 14 agents for 80% within 20 s, 71.4% busy.
    const only = { from: "2026-10-19", to: "2026-11-08" };
    const plan = await planStaffing(ctx, { range: only, handling: 180, maxOccupancy: 1 });
    expect(plan).toMatchObject({
      status: "ready",
      range: only,
      handlingSeconds: 180,
      serviceLevel: 0.8,
      withinSeconds: 20,
    });
    expect(plan.cells).toHaveLength(168);
    expect(cellOf(plan, 1, 10)).toMatchObject({ calls: 200, busyCalls: 200, agents: 14, busyAgents: 14 });
    expect(cellOf(plan, 1, 10).occupancy).toBeCloseTo(0.714, 3);
    expect(cellOf(plan, 1, 10).answeredInTime).toBeCloseTo(0.888, 3);
    const all = await planStaffing(ctx, { range, handling: 180, maxOccupancy: 1 });
    expect(cellOf(all, 1, 10)).toMatchObject({ calls: 225, busyCalls: 300 });
    expect(cellOf(all, 1, 10).busyAgents).toBeGreaterThan(cellOf(all, 1, 10).agents);
  });

  test("the running day is not counted, hours without calls need nobody", async () => {
    const plan = await planStaffing(ctx, { range, handling: 180 });
    expect(plan.range).toEqual({ from: "2026-10-19", to: "2026-11-11" });
    expect(cellOf(plan, 4, 15).calls).toBe(40);
    expect(cellOf(plan, 7, 3)).toMatchObject({ calls: 0, agents: 0, busyAgents: 0 });
  });

  test("handling time is as measured, when there is any", async () => {
    expect((await planStaffing(ctx, { range })).status).toBe("no_handling_time");
    await t.owner.execute(sql`update calls set talk_seconds = 240 where organization_id = ${org.organizationId}::uuid`);
    const plan = await planStaffing(ctx, { range });
    expect(plan.handlingSeconds).toBe(240);
    const filters = [{ dimension: "source", op: "is" as const, values: ["Radio"] }];
    expect(cellOf(await planStaffing(ctx, { range, filters }), 1, 10).calls).toBe(112.5);
  });

  test("no calls are an empty plan; what cannot be planned is refused by field", async () => {
    const stranger = at(await t.createOrganization({ timezone: ZONE }));
    expect(await planStaffing(stranger, { range })).toMatchObject({ status: "empty", cells: [] });
    for (const [bad, pointer] of [
      [{ range, serviceLevel: 1 }, "/serviceLevel"],
      [{ range, handling: 0 }, "/handling"],
      [{ range: { from: "2026-11-02", to: "2026-11-01" } }, "/range"],
      [{ range, filters: [{ dimension: "weekday", op: "is" as const, values: ["1"] }] }, "/filters"],
    ] as const) {
      await expect(planStaffing(ctx, bad as never)).rejects.toMatchObject({
        kind: "invalid_input",
        fields: [{ pointer }],
      });
    }
  });
});
