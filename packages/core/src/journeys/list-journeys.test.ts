import { encodeId } from "@parley/platform";
import type { TestOrganization } from "@parley/testing";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { mergeValue } from "../insights/testing/seed-calls.ts";
import { getJourney, listJourneys } from "./index.ts";
import type { ListJourneysInput } from "./schemas.ts";
import { type CtmCall, type JourneyWorld, openJourneyWorld } from "./testing/journey-world.ts";

const NOW = new Date("2026-03-20T16:00:00Z");
const range = { from: "2026-03-01", to: "2026-03-31" };

let w: JourneyWorld;
let org: TestOrganization;
beforeAll(async () => {
  w = await openJourneyWorld();
});
afterAll(() => w.close());
beforeEach(async () => {
  const made = await w.t.createOrganization({ timezone: "America/New_York" });
  org = { ...made, context: { ...made.context, clock: { now: () => NOW } } };
});

const call = (id: number, at: string, source: string | null, more: Record<string, unknown> = {}): CtmCall => ({
  ...{ id, called_at: at, caller_number: "+17605550101", source, call_status: "answered", talk_time: 60 },
  ...more,
});
const number = (last: number) => ({ caller_number: `+176055501${String(last).padStart(2, "0")}` });
const SOLD = { sale: { conversion: true, value: "120.00" } };
const list = async (input: Partial<ListJourneysInput> = {}) =>
  (await listJourneys(org.context, { range, ...input })).data.map(({ phone }) => phone?.slice(-2));

const three = [
  call(1, "2026-02-20T15:00:00Z", "Google", { name: "Anna Bell", email: "anna@example.com" }),
  call(2, "2026-03-02T15:00:00Z", "Yelp", SOLD),
  call(3, "2026-03-04T15:00:00Z", "Yelp", number(2)),
  call(4, "2026-03-03T15:00:00Z", null, { ...number(3), ...SOLD }),
  call(5, "2026-02-01T15:00:00Z", "Yelp", number(4)),
];

test("journeys with a touch in the range, the latest first, with the outline of the whole way", async () => {
  await w.bring(org, three);
  const { data, linked } = await listJourneys(org.context, { range });
  expect(linked).toBe(true);
  expect(data.map(({ phone }) => phone)).toEqual(["+17605550102", "+17605550103", "+17605550101"]);
  expect(data[2]).toEqual({
    ...{ id: "person_2", name: "Anna Bell", phone: "+17605550101", touches: 2 },
    ...{ firstAt: new Date("2026-02-20T15:00:00Z"), lastAt: new Date("2026-03-02T15:00:00Z") },
    steps: [
      { kind: "call", source: "Google" },
      { kind: "call", source: "Yelp" },
    ],
    ...{ conversions: 1, revenueMinor: 12_000 },
  });
});

test("filters look at the whole journey: converted, first source, length, the journey of a call", async () => {
  await w.bring(org, three);
  expect(await list({ converted: true })).toEqual(["03", "01"]);
  expect(await list({ converted: false })).toEqual(["02"]);
  expect(await list({ source: "Google" })).toEqual(["01"]);
  expect(await list({ source: null })).toEqual(["03"]);
  expect(await list({ minTouches: 2 })).toEqual(["01"]);
  await mergeValue(w.t.owner, org.organizationId, "source", "Google", "Yelp");
  expect(await list({ source: "Yelp" })).toEqual(["02", "01"]);
  const { rows } = await w.t.owner.execute<{ id: string }>(
    sql`select id from calls where organization_id = ${org.organizationId} and called_at = '2026-03-02T15:00:00Z'`,
  );
  expect(await list({ call: encodeId("call", rows[0]!.id) })).toEqual(["01"]);
  expect(await list({ call: "call_x" })).toEqual([]);
});

test("pages go through all journeys once, also those of the same moment", async () => {
  await w.bring(
    org,
    Array.from({ length: 25 }, (_, i) => call(i + 1, "2026-03-05T15:00:00Z", "Google", number(i))),
  );
  const seen: string[] = [];
  for (let cursor: string | undefined; ; ) {
    const page = await listJourneys(org.context, { range, limit: 7, cursor });
    seen.push(...page.data.map(({ id }) => id));
    if (!page.nextCursor) break;
    cursor = page.nextCursor;
  }
  expect(seen).toHaveLength(25);
  expect(new Set(seen).size).toBe(25);
  await expect(listJourneys(org.context, { cursor: "nonsense" })).rejects.toMatchObject({ kind: "invalid_input" });
});

test("one person over numbers, an address, a form and visits, touch by touch with what came of the calls", async () => {
  await w.bring(org, [
    call(1, "2026-03-02T15:00:00Z", "Google", {
      ...{ email: "anna@example.com", visitor_sid: "v1", location: "https://x.example/a" },
      touchpoints: [{ time: "2026-03-01T10:00:00Z", source: "Bing", medium: "cpc", campaign: "Spring" }],
    }),
    call(2, "2026-03-03T15:00:00Z", "Web", { ...number(2), form: { form_name: "Contact", email: "ANNA@example.com" } }),
    call(3, "2026-03-04T15:00:00Z", "Yelp", { ...number(2), ...SOLD }),
  ]);
  const journey = await getJourney(org.context, "person_1");
  expect(journey).toMatchObject({
    ...{ phones: ["+17605550101", "+17605550102"], emails: ["anna@example.com"], browsers: 1, touches: 4 },
    ...{ conversions: 1, revenueMinor: 12_000, firstConversionAt: new Date("2026-03-04T15:00:00Z") },
  });
  const told = journey.timeline.data.map(({ kind, source, call: of }) => [kind, source, of?.status, of?.converted]);
  expect(told).toEqual([
    ["visit", "Bing", undefined, undefined],
    ["call", "Google", "answered", false],
    ["form", "Web", "answered", false],
    ["call", "Yelp", "answered", true],
  ]);
  expect(journey.timeline.data[0]).toMatchObject({ medium: "cpc", campaign: "Spring", call: null });
  expect(journey.timeline.data[0]!.callId).toBe(journey.timeline.data[1]!.callId);
});

test("a timeline of 2,000 touches comes in pages, each touch once", async () => {
  const at = (i: number) => new Date(Date.UTC(2026, 2, 1, 5, i >> 1)).toISOString();
  await w.bring(
    org,
    Array.from({ length: 2_000 }, (_, i) => call(i + 1, at(i), "Google")),
  );
  const seen = new Set<string>();
  let pages = 0;
  for (let cursor: string | undefined; ; pages++) {
    const { timeline } = await getJourney(org.context, "person_1", { limit: 300, cursor });
    for (const touch of timeline.data) seen.add(touch.callId);
    if (!timeline.nextCursor) break;
    cursor = timeline.nextCursor;
  }
  expect([seen.size, pages]).toEqual([2_000, 6]);
});

test("a person of another organization, one that does not exist and nonsense are not found", async () => {
  await w.bring(org, three);
  const stranger = await w.t.createOrganization();
  for (const id of ["person_1", "person_999", "person_0", "person_1x", "person_99999999999999999999", "1"]) {
    await expect(getJourney(stranger.context, id)).rejects.toMatchObject({ kind: "not_found" });
  }
  expect((await listJourneys(stranger.context, { range })).data).toEqual([]);
  const nobody = { ...org.context, permissions: new Set<never>() };
  await expect(getJourney(nobody, "person_1")).rejects.toMatchObject({ kind: "forbidden" });
  await expect(listJourneys(nobody, {})).rejects.toMatchObject({ kind: "forbidden" });
});
