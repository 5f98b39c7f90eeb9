import { attributionModels } from "@parley/analytics/attribution";
import type { TestOrganization } from "@parley/testing";
import { sql } from "drizzle-orm";
import fc from "fast-check";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { queryMetrics } from "../insights/index.ts";
import { mergeValue, seedSpend } from "../insights/testing/seed-calls.ts";
import { attribution, journeyPaths } from "./index.ts";
import type { AttributionInput } from "./schemas.ts";
import { type CtmCall, type JourneyWorld, openJourneyWorld } from "./testing/journey-world.ts";

/** Noon of 20 March 2026 in New York. */
const NOW = new Date("2026-03-20T16:00:00Z");
const range = { from: "2026-03-01", to: "2026-03-31" };

let w: JourneyWorld;
let org: TestOrganization;
beforeAll(async () => {
  w = await openJourneyWorld();
});
afterAll(() => w.close());
beforeEach(async () => {
  org = await openOrganization();
});

async function openOrganization(): Promise<TestOrganization> {
  const made = await w.t.createOrganization({ timezone: "America/New_York" });
  return { ...made, context: { ...made.context, clock: { now: () => NOW } } };
}

const call = (id: number, at: string, source: string | null, more: Record<string, unknown> = {}): CtmCall => ({
  ...{ id, called_at: at, caller_number: "+17605550101", source, dial_status: "completed", call_status: "answered" },
  ...more,
});
const SOLD = { sale: { conversion: true, value: "120.00" } };
const ask = async (input: Partial<AttributionInput> = {}) => attribution(org.context, { range, ...input });
const credits = async (input: Partial<AttributionInput> = {}) =>
  Object.fromEntries(
    (await ask(input)).rows
      .filter(({ conversions }) => conversions > 0)
      .map(({ value, conversions, revenueMinor }) => [value ?? "none", [Number(conversions.toFixed(4)), revenueMinor]]),
  );

const journey = [
  call(1, "2026-02-20T15:00:00Z", "Google Ads", { medium: "cpc" }),
  call(2, "2026-03-02T15:00:00Z", "Yelp"),
  call(3, "2026-03-05T15:00:00Z", "Direct", { medium: "direct", ...SOLD }),
  call(4, "2026-03-06T15:00:00Z", "Bing"),
];

test("each model credits the touches up to the conversion, also those before the range; one after it gets nothing", async () => {
  await w.bring(org, journey);
  expect(await credits({ model: "first_touch" })).toEqual({ "Google Ads": [1, 12_000] });
  expect(await credits({ model: "last_touch" })).toEqual({ Direct: [1, 12_000] });
  expect(await credits({ model: "last_non_direct" })).toEqual({ Yelp: [1, 12_000] });
  expect(await credits({ model: "linear" })).toEqual({
    "Google Ads": [0.3333, 4_000],
    Yelp: [0.3333, 4_000],
    Direct: [0.3333, 4_000],
  });
  expect(await credits({ model: "position_based", by: "channel" })).toEqual({
    "Paid search": [0.4, 4_800],
    Direct: [0.4, 4_800],
    Other: [0.2, 2_400],
  });
});

test("touches older than the lookback are nobody's credit", async () => {
  await w.bring(org, journey);
  expect(await credits({ model: "first_touch", lookbackDays: 13 })).toEqual({ "Google Ads": [1, 12_000] });
  expect(await credits({ model: "first_touch", lookbackDays: 12 })).toEqual({ Yelp: [1, 12_000] });
});

test("the check value: $12,000 over 38, 33, 26, 8 and 0 days", async () => {
  const day = (days: number) => new Date(Date.parse("2026-03-15T15:00:00Z") - days * 86_400_000).toISOString();
  const visits = [38, 33, 26, 8].map((days) => ({ time: day(days), source: `${days} days` }));
  await w.bring(org, [call(1, day(0), "0 days", { touchpoints: visits, sale: { conversion: true, value: "12000" } })]);
  const { rows } = await ask({ model: "time_decay" });
  const inDollars = Object.fromEntries(rows.map(({ value, revenueMinor }) => [value, (revenueMinor / 100).toFixed(1)]));
  expect(inDollars).toEqual({
    ...{ "38 days": "175.2", "33 days": "287.4", "26 days": "574.9", "8 days": "3417.0", "0 days": "7545.4" },
  });
});

test("spend, calls and a second model stand beside the credit; what was only spent for has a row too", async () => {
  await w.bring(org, journey);
  await seedSpend(w.t.owner, org.organizationId, [
    { day: "2026-03-01", source: "Google Ads", costMinor: 6_000 },
    { day: "2026-03-02", source: "Billboard", costMinor: 4_000 },
    { day: "2026-04-02", source: "Google Ads", costMinor: 9_999 },
  ]);
  const { rows, totals } = await ask({ model: "first_touch", compareWith: "last_touch" });
  expect(rows[0]).toEqual({
    ...{ value: "Google Ads", calls: 0, spendMinor: 6_000, conversions: 1, revenueMinor: 12_000 },
    ...{ costPerConversion: 6_000, roas: 2 },
    compared: { conversions: 0, revenueMinor: 0, costPerConversion: null, roas: 0 },
  });
  expect(rows.find(({ value }) => value === "Direct")!.compared).toMatchObject({
    conversions: 1,
    revenueMinor: 12_000,
  });
  expect(rows.find(({ value }) => value === "Billboard")).toMatchObject({ spendMinor: 4_000, conversions: 0, roas: 0 });
  expect(totals).toMatchObject({ calls: 3, spendMinor: 10_000, conversions: 1, costPerConversion: 10_000, roas: 1.2 });
  expect((await ask({ by: "landing_page" })).totals.spendMinor).toBeNull();
});

test("a limit leaves an honest rest", async () => {
  await w.bring(org, journey);
  const { rows, other, totals } = await ask({ model: "linear", limit: 1 });
  expect(rows).toHaveLength(1);
  expect(other!.groups).toBe(3);
  expect(rows[0]!.conversions + other!.conversions).toBeCloseTo(1, 8);
  expect(rows[0]!.revenueMinor + other!.revenueMinor).toBe(totals.revenueMinor);
  expect(rows[0]!.calls + other!.calls).toBe(totals.calls);
});

test("a source that counts as another is credited as that one", async () => {
  await w.bring(org, journey);
  await mergeValue(w.t.owner, org.organizationId, "source", "Google Ads", "Yelp");
  expect(await credits({ model: "linear" })).toEqual({ Yelp: [0.6667, 8_000], Direct: [0.3333, 4_000] });
});

test("conversions that no touch led to are in the totals and in no row", async () => {
  await w.bring(org, [
    call(1, "2026-03-02T15:00:00Z", "Yelp", { direction: "outbound", caller_number: "+17605550109", ...SOLD }),
    call(2, "2026-03-03T15:00:00Z", "Google Ads"),
    call(3, "2026-03-04T15:00:00Z", "Yelp", { direction: "outbound", ...SOLD }),
  ]);
  const { totals, withoutTouch } = await ask();
  expect(totals).toMatchObject({ conversions: 2, revenueMinor: 24_000 });
  expect(withoutTouch).toEqual({ conversions: 1, revenueMinor: 12_000 });
  expect(await credits()).toEqual({ "Google Ads": [1, 12_000] });
});

test("calls that are not linked yet are credited by their own source, and the answer says so", async () => {
  await w.bring(org, journey, { link: false });
  expect(await ask({ model: "first_touch" })).toMatchObject({ linked: false });
  expect(await credits({ model: "first_touch" })).toEqual({ Direct: [1, 12_000] });
  const { rows } = await w.t.owner.execute(
    sql`select payload from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
      where t.identifier = 'link_journeys' and j.payload->>'organizationId' = ${org.organizationId}`,
  );
  expect(rows).toHaveLength(1);
  await w.link(org);
  expect(await ask({ model: "first_touch" })).toMatchObject({ linked: true });
});

test("DST: the days of the range are the organization's, a day of the lookback is 24 hours", async () => {
  // Clocks went on at 2 o'clock on 8 March: 90 days are 24 hours each, so the touch an hour too early is out.
  await w.bring(org, [
    call(1, "2026-03-07T14:59:59Z", "Too early"),
    call(2, "2026-03-07T15:00:00Z", "In time"),
    call(3, "2026-03-08T15:00:00Z", "Conversion", SOLD),
    call(4, "2026-03-09T03:59:59Z", "Late that day", { caller_number: "+17605550105", ...SOLD }),
    call(5, "2026-03-09T04:00:00Z", "Next day", { caller_number: "+17605550106", ...SOLD }),
  ]);
  const day = { from: "2026-03-08", to: "2026-03-08" };
  expect(await credits({ model: "first_touch", lookbackDays: 1, range: day })).toEqual({
    ...{ "In time": [1, 12_000], "Late that day": [1, 12_000] },
  });
});

test("a person with 2,000 touches and 250 conversions is credited to the cent", async () => {
  const calls = Array.from({ length: 2_000 }, (_, i) =>
    call(i + 1, new Date(Date.UTC(2026, 2, 1, 5, i)).toISOString(), `Source ${i % 7}`, i % 8 === 0 ? SOLD : {}),
  );
  await w.bring(org, calls);
  for (const key of ["linear", "time_decay"] as const) {
    const { rows, totals } = await ask({ model: key });
    expect(totals).toMatchObject({ conversions: 250, revenueMinor: 3_000_000 });
    expect(rows.reduce((sum, { revenueMinor }) => sum + revenueMinor, 0)).toBe(3_000_000);
    expect(rows.reduce((sum, { conversions }) => sum + conversions, 0)).toBe(250);
  }
});

test("another organization's touches lead to nobody's conversion", async () => {
  const stranger = await openOrganization();
  await w.bring(stranger, [call(1, "2026-03-01T15:00:00Z", "Theirs")]);
  await w.bring(org, journey);
  expect(await credits({ model: "first_touch" })).toEqual({ "Google Ads": [1, 12_000] });
  const theirs = await attribution(stranger.context, { range });
  expect(theirs.totals.conversions).toBe(0);
  expect((await journeyPaths(stranger.context, { range })).totals).toEqual({
    journeys: 1,
    converted: 0,
    revenueMinor: 0,
  });
});

describe("over random journeys", () => {
  const sources = ["Google Ads", "Yelp", "Bing", "Direct", null];
  const step = fc.record({
    person: fc.integer({ min: 0, max: 5 }),
    minute: fc.integer({ min: 0, max: 60 * 24 * 60 }),
    source: fc.constantFrom(...sources),
    sold: fc.boolean(),
    cents: fc.integer({ min: 0, max: 99_999 }),
    outbound: fc.boolean(),
    score: fc.integer({ min: 1, max: 5 }),
  });
  const calls = fc.array(step, { minLength: 1, maxLength: 30 }).map((steps) =>
    steps.map(({ person, minute, source, sold, cents, outbound, score }, i) => ({
      ...call(i + 1, new Date(Date.UTC(2026, 0, 20, 0, minute)).toISOString(), source),
      caller_number: person === 5 ? "anonymous" : `+1760555010${person}`,
      direction: outbound && i % 3 === 0 ? "outbound" : "inbound",
      sale: { score: String(score), ...(sold ? { conversion: true, value: (cents / 100).toFixed(2) } : {}) },
    })),
  );

  test("the totals are those of the catalogue for the same conversions, and every row's add up to them", async () => {
    await fc.assert(
      fc.asyncProperty(calls, fc.constantFrom(...attributionModels), async (list, { key }) => {
        org = await openOrganization();
        await w.bring(org, list);
        const filters = [{ dimension: "source", op: "is_not" as const, values: ["Yelp"] }];
        for (const [conversion, measure, behind] of [
          ["conversions", "conversions", { dimension: "converted", op: "is" as const, values: ["true"] }],
          ["qualified", "qualified_calls", { dimension: "score_band", op: "in" as const, values: ["3-4", "4-5"] }],
        ] as const) {
          const { totals } = await queryMetrics(org.context, { measures: [measure], range, filters });
          const only = { ...behind, values: [...behind.values] };
          const sold = await queryMetrics(org.context, { measures: ["revenue"], range, filters: [...filters, only] });
          const answer = await ask({ model: key, conversion, filters });
          expect(answer.totals.conversions).toBe(totals[measure]);
          expect(answer.totals.revenueMinor).toBe(sold.totals.revenue);
          const { withoutTouch, rows } = answer;
          expect(rows.reduce((sum, row) => sum + row.conversions, withoutTouch.conversions)).toBe(totals[measure]);
          expect(rows.reduce((sum, row) => sum + row.revenueMinor, withoutTouch.revenueMinor)).toBe(
            answer.totals.revenueMinor,
          );
        }
      }),
      { numRuns: 8 },
    );
  }, 60_000);

  test("every journey flows through the Sankey: what comes in goes out, and the paths add up", async () => {
    await fc.assert(
      fc.asyncProperty(
        calls,
        fc.integer({ min: 1, max: 4 }),
        fc.integer({ min: 1, max: 3 }),
        async (list, steps, values) => {
          org = await openOrganization();
          await w.bring(org, list);
          const answer = await journeyPaths(org.context, { range, steps, values, paths: 2 });
          const sum = (numbers: number[]) => numbers.reduce((a, b) => a + b, 0);
          for (const node of answer.nodes) {
            const into = sum(answer.links.filter(({ to }) => to === node.id).map(({ journeys }) => journeys));
            const out = sum(answer.links.filter(({ from }) => from === node.id).map(({ journeys }) => journeys));
            if (node.kind === "outcome") expect(into).toBe(node.journeys);
            else expect(out).toBe(node.journeys);
            if (node.kind === "outcome" || node.kind === "more" || node.step > 0) expect(into).toBe(node.journeys);
          }
          const outcomes = answer.nodes.filter(({ kind }) => kind === "outcome");
          expect(sum(outcomes.map(({ journeys }) => journeys))).toBe(answer.totals.journeys);
          const { otherPaths, paths, totals } = answer;
          expect(sum(paths.map(({ journeys }) => journeys)) + (otherPaths?.journeys ?? 0)).toBe(totals.journeys);
          expect(sum(paths.map(({ converted }) => converted)) + (otherPaths?.converted ?? 0)).toBe(totals.converted);
        },
      ),
      { numRuns: 8 },
    );
  }, 60_000);
});

test("paths tell repeated sources once, and say how many went on further than is shown", async () => {
  await w.bring(org, [
    ...journey,
    call(11, "2026-03-02T15:00:00Z", "Yelp", { caller_number: "+17605550111" }),
    call(12, "2026-03-03T15:00:00Z", "Yelp", { caller_number: "+17605550111" }),
  ]);
  const { paths, nodes, totals } = await journeyPaths(org.context, { range, steps: 2 });
  expect(paths).toEqual([
    { steps: ["Google Ads", "Yelp"], more: true, journeys: 1, converted: 1, revenueMinor: 12_000 },
    { steps: ["Yelp"], more: false, journeys: 1, converted: 0, revenueMinor: 0 },
  ]);
  expect(totals).toEqual({ journeys: 2, converted: 1, revenueMinor: 12_000 });
  expect(nodes.map(({ id }) => id).sort()).toEqual(["0:0", "0:1", "1:0", "converted", "more", "not_converted"]);
});

test("an unknown dimension in a filter is refused as everywhere, and so are those who may not ask", async () => {
  await expect(ask({ filters: [{ dimension: "sorce", op: "is", values: ["x"] }] })).rejects.toMatchObject({
    kind: "invalid_input",
  });
  const nobody = { ...org.context, permissions: new Set<never>() };
  await expect(attribution(nobody, {})).rejects.toMatchObject({ kind: "forbidden" });
  await expect(journeyPaths(nobody, {})).rejects.toMatchObject({ kind: "forbidden" });
});
