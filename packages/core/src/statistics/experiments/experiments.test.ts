import { auditLog } from "@parley/db/schema";
import { createTestDatabase, type TestDatabase, type TestOrganization } from "@parley/testing";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Context, permissionsOfRole } from "../../context/index.ts";
import { type SeededCall, seedCalls } from "../../insights/testing/seed-calls.ts";
import {
  createExperiment,
  deleteExperiment,
  experimentResult,
  getExperiment,
  listExperiments,
  updateExperiment,
} from "../index.ts";
import type { CreateExperimentInput } from "./schemas.ts";

const ZONE = "America/New_York";
const NOW = new Date("2026-03-21T16:00:00Z");
const two = (n: number) => String(n).padStart(2, "0");
const dayOf = (i: number) => `2026-03-${two(1 + (i % 20))}`;

/** Newcombe's example (a) as calls: 48 of 80 against 56 of 70 convert, over twenty days. */
const rates: SeededCall[] = [
  ...Array.from(
    { length: 80 },
    (_, i): SeededCall => ({ at: `${dayOf(i)}T10:00`, source: "Old page", converted: i < 48 }),
  ),
  ...Array.from(
    { length: 70 },
    (_, i): SeededCall => ({ at: `${dayOf(i)}T11:00`, source: "New page", converted: i < 56 }),
  ),
];
/** Student's sleep data as ten days' mean revenue per call (100 for each hour, 500 added so that no sale is negative). */
const SLEEP = {
  A: [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0],
  B: [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4],
};
const means: SeededCall[] = Object.entries(SLEEP).flatMap(([campaign, hours]) =>
  hours.flatMap((hour, i) =>
    [-50, 50].map((off): SeededCall => {
      return {
        at: `2026-03-${two(1 + i)}T12:00`,
        campaign,
        source: "Mail",
        valueMinor: Math.round(500 + 100 * hour) + off,
      };
    }),
  ),
);

const RATE: CreateExperimentInput = {
  ...{ name: "New landing page", dimension: "source", control: "Old page", variant: "New page" },
  ...{ measure: "conversion_rate_of_answered", smallestEffect: 0.2, startedOn: "2026-03-01" },
};
const MEAN: CreateExperimentInput = {
  ...{ name: "Second mailing", dimension: "campaign", control: "A", variant: "B" },
  ...{ measure: "revenue_per_call", smallestEffect: 0.1, startedOn: "2026-03-01", endedOn: "2026-03-10" },
};

let t: TestDatabase;
let org: TestOrganization;
let ctx: Context;
beforeAll(async () => {
  t = await createTestDatabase();
  org = await t.createOrganization({ timezone: ZONE });
  await seedCalls(t.owner, org.organizationId, ZONE, [...rates, ...means]);
  ctx = { ...org.context, clock: { now: () => NOW } };
});
afterAll(() => t.close());

describe("results", () => {
  test("two rates are compared as published, and until the sample is there the answer is to wait", async () => {
    const { id } = await createExperiment(ctx, RATE);
    const result = await experimentResult(ctx, id);
    expect(result).toMatchObject({
      method: "rate",
      range: { from: "2026-03-01", to: "2026-03-21" },
      verdict: "too_early",
    });
    expect(result.control).toMatchObject({ value: "Old page", sample: 80, successes: 48, result: 0.6 });
    expect(result.variant).toMatchObject({ value: "New page", sample: 70, successes: 56, result: 0.8 });
    // Newcombe (1998), example (a), method 10: 0.2000 (0.0524 to 0.3339).
    expect(result.difference!.value).toBeCloseTo(0.2, 10);
    expect(result.difference!.low).toBeCloseTo(0.0524, 4);
    expect(result.difference!.high).toBeCloseTo(0.3339, 4);
    // 0.60 against 0.72 (a fifth more).
    expect(result.sampleNeeded).toBe(244);
    // After 21 daily looks somebody who stops at the first difference is wrong about a quarter of the time, not one in twenty.
    expect(result.peeking).toMatchObject({ looks: 21, plannedRate: 0.05 });
    expect(result.peeking!.falseAlarmRate).toBeCloseTo(0.25, 1);
    await updateExperiment(ctx, id, { endedOn: "2026-03-20" });
    expect(await experimentResult(ctx, id)).toMatchObject({ verdict: "different", peeking: null });
  });

  test("two means are compared over days as published", async () => {
    const { id } = await createExperiment(ctx, MEAN);
    const result = await experimentResult(ctx, id);
    expect(result).toMatchObject({ method: "mean", verdict: "no_difference", unit: "money" });
    expect(result.control).toMatchObject({ sample: 10, result: expect.closeTo(575, 8) });
    expect(result.variant).toMatchObject({ sample: 10, result: expect.closeTo(733, 8) });
    // R, ?t.test of the sleep data: p = 0.07939, 95% -0.2054832 to 3.3654832 (here in hundredths).
    expect(result.difference!.pValue).toBeCloseTo(0.07939, 5);
    expect(result.difference!.low).toBeCloseTo(-20.54832, 4);
    expect(result.difference!.high).toBeCloseTo(336.54832, 4);
  });

  test("groups without calls, and days that have not come, have no result", async () => {
    const { id } = await createExperiment(ctx, { ...RATE, variant: "Nobody" });
    expect(await experimentResult(ctx, id)).toMatchObject({
      verdict: "no_data",
      difference: null,
      variant: { sample: 0, result: null },
    });
    const later = await createExperiment(ctx, { ...RATE, startedOn: "2026-04-01" });
    expect(await experimentResult(ctx, later.id)).toMatchObject({
      verdict: "no_data",
      range: null,
      sampleNeeded: null,
    });
  });
});

describe("plans", () => {
  test("are made, listed, changed and forgotten, each with its line in the audit log", async () => {
    const made = await createExperiment(ctx, { ...RATE, name: "  Plan  " });
    expect(made).toMatchObject({
      id: expect.stringMatching(/^exp_/),
      name: "Plan",
      smallestEffect: 0.2,
      endedOn: null,
    });
    expect((await listExperiments(ctx))[0]).toEqual(made);
    expect(await updateExperiment(ctx, made.id, { name: "Other", smallestEffect: 0.1 })).toMatchObject({
      name: "Other",
      smallestEffect: 0.1,
    });
    await deleteExperiment(ctx, made.id);
    await expect(getExperiment(ctx, made.id)).rejects.toMatchObject({ kind: "not_found" });
    const rows = await t.owner.select().from(auditLog).where(eq(auditLog.targetId, made.id));
    expect(rows.map(({ action }) => action).sort()).toEqual([
      "experiment.created",
      "experiment.deleted",
      "experiment.updated",
    ]);
  });

  test("another organization's experiment does not exist, and a viewer plans none", async () => {
    const { id } = await createExperiment(ctx, RATE);
    const stranger = (await t.createOrganization()).context;
    for (const act of [getExperiment, experimentResult, deleteExperiment]) {
      await expect(act(stranger, id)).rejects.toMatchObject({ kind: "not_found" });
    }
    await expect(updateExperiment(stranger, id, { name: "Taken" })).rejects.toMatchObject({ kind: "not_found" });
    expect(await listExperiments(stranger)).toEqual([]);
    const viewer = { ...ctx, permissions: permissionsOfRole("viewer") };
    await expect(createExperiment(viewer, RATE)).rejects.toMatchObject({ kind: "forbidden" });
    await expect(updateExperiment(viewer, id, {})).rejects.toMatchObject({ kind: "forbidden" });
    await expect(deleteExperiment(viewer, id)).rejects.toMatchObject({ kind: "forbidden" });
    expect((await experimentResult(viewer, id)).experiment.id).toBe(id);
  });

  test.each([
    ["an unknown measure", { measure: "conversion_rat" }, "/measure", "The nearest is"],
    ["a count", { measure: "calls" }, "/measure", "a rate or an average"],
    ["an unknown dimension", { dimension: "sorce" }, "/dimension", "The nearest is source"],
    [
      "days",
      { dimension: "day", control: "2026-03-01", variant: "2026-03-02" },
      "/dimension",
      "groups of the same days",
    ],
    ["equal groups", { variant: "Old page" }, "/variant", "two different values"],
    [
      "a value that a closed list does not have",
      { dimension: "status", control: "answerd" },
      "/control",
      "The nearest is answered",
    ],
    ["days upside down", { endedOn: "2026-02-01" }, "/ended_on", "before the first one"],
    ["no name", { name: "  " }, "/name", "correction"],
    ["an effect of nothing", { smallestEffect: 0 }, "/smallestEffect", "correction"],
  ])("%s is refused by field", async (_, change, pointer, words) => {
    await expect(createExperiment(ctx, { ...RATE, ...change })).rejects.toMatchObject({
      ...{ kind: "invalid_input", message: expect.stringContaining(words) },
      fields: expect.arrayContaining([expect.objectContaining({ pointer })]),
    });
  });
});
