import type { TestOrganization } from "@parley/testing";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type CtmCall, type JourneyWorld, openJourneyWorld } from "../testing/journey-world.ts";

let w: JourneyWorld;
let org: TestOrganization;
beforeAll(async () => {
  w = await openJourneyWorld();
});
afterAll(() => w.close());
beforeEach(async () => {
  org = await w.t.createOrganization({ timezone: "America/New_York" });
});

const call = (id: number, day: string, more: Record<string, unknown> = {}): CtmCall => ({
  ...{ id, called_at: `2026-03-${day} 10:00 AM -05:00`, caller_number: "+17605550101", source: "Google" },
  ...more,
});
const other = { caller_number: "+17605550102" };
const ANNA = { email: "Anna@Example.com" };

test("a call is a touch of who called, with the visits that its record tells of, each once", async () => {
  const touchpoints = [
    { time: "2026-03-01T08:00:00-05:00", touch_type: "visit", source: "Bing", medium: "cpc" },
    { time: 1_772_000_000, touch_type: "form", source: "Facebook" },
    { time: "2026-03-01T09:00:00-05:00", touch_type: "call", source: "Yelp", call_id: 77 },
    { time: "some day", touch_type: "visit", source: "Nowhere" },
  ];
  await w.bring(org, [
    call(1, "02", { touchpoints }),
    call(2, "05", { source: "Yelp", touchpoints }),
    call(3, "03", other),
  ]);
  expect(await w.journeys(org)).toEqual([["form Facebook", "visit Bing", "call Google", "call Yelp"], ["call Google"]]);
});

test("spam and outbound calls are no touches, and a call that becomes spam loses its own", async () => {
  await w.bring(org, [call(1, "01"), call(2, "02", { direction: "outbound" }), call(3, "03", { source: "Bing" })]);
  expect(await w.journeys(org)).toEqual([["call Google", "call Bing"]]);
  await w.t.owner.execute(sql`update calls set spam = true, updated_at = now() where organization_id = ${org.organizationId}
    and source_id = (select id from dimension_values where organization_id = ${org.organizationId} and kind = 'source' and value = 'Bing')`);
  await w.link(org);
  expect(await w.journeys(org)).toEqual([["call Google"]]);
});

test("a withheld number is a person of its own, twice", async () => {
  await w.bring(org, [call(1, "01", { caller_number: "anonymous" }), call(2, "02", { caller_number: "Restricted" })]);
  expect(await w.journeys(org)).toEqual([["call Google"], ["call Google"]]);
});

test("linking again, in other batches and from the beginning, changes nothing", async () => {
  const calls = Array.from({ length: 23 }, (_, i) =>
    call(i + 1, String(i + 1).padStart(2, "0"), {
      caller_number: `+1760555010${i % 7}`,
      ...(i % 5 === 0 ? { email: `p${i % 3}@example.com` } : {}),
      ...(i % 4 === 0 ? { visitor_sid: `v${i % 6}` } : {}),
      touchpoints: [{ time: `2026-02-${String(i + 1).padStart(2, "0")}T10:00:00Z`, source: "Bing" }],
    }),
  );
  await w.bring(org, calls);
  const before = await w.state(org);
  await w.link(org);
  expect(await w.state(org)).toEqual(before);
  await w.t.owner.execute(sql`update journey_state set read_at = null where organization_id = ${org.organizationId}`);
  await w.link(org, { batch: 3 });
  expect(await w.state(org)).toEqual(before);

  const fresh = await w.t.createOrganization({ timezone: "America/New_York" });
  await w.bring(fresh, calls, { link: false });
  for (let run = 0; run < 9; run++) await w.link(fresh, { batch: 2, slice: 4 });
  const bySteps = (list: string[][]) => list.map((steps) => steps.join(", ")).sort();
  expect(bySteps(await w.journeys(fresh))).toEqual(bySteps(await w.journeys(org)));
});

describe("persons", () => {
  test("who gives one address over two numbers is one person, and the smaller id wins", async () => {
    await w.bring(org, [call(1, "01"), call(2, "02", { ...other, source: "Bing" })]);
    expect(await w.journeys(org)).toEqual([["call Google"], ["call Bing"]]);
    await w.bring(org, [call(3, "03", ANNA), call(4, "04", { ...other, email: "anna@example.com", source: "Yelp" })]);
    expect(await w.journeys(org)).toEqual([["call Google", "call Bing", "call Google", "call Yelp"]]);
    const { touches, keys } = await w.state(org);
    expect(new Set([...touches, ...keys].map((row) => row.person_id))).toEqual(new Set(["1"]));
  });

  test("a visit that both told is one touch once they are one person", async () => {
    const touchpoints = [{ time: "2026-02-20T10:00:00Z", source: "Bing" }];
    await w.bring(org, [call(1, "01", { touchpoints }), call(2, "02", { ...other, touchpoints })]);
    expect(await w.journeys(org)).toHaveLength(2);
    await w.bring(org, [call(3, "03", { visitor_sid: "same" }), call(4, "04", { ...other, visitor_sid: "same" })]);
    expect(await w.journeys(org)).toEqual([["visit Bing", "call Google", "call Google", "call Google", "call Google"]]);
  });

  test("an address that half of the callers give joins no more than a family's worth of numbers", async () => {
    const calls = Array.from({ length: 90 }, (_, i) => ({
      ...call(i + 1, "01"),
      ...{ caller_number: `+1760555${String(2_000 + i)}`, email: "none@example.com" },
    }));
    await w.bring(org, calls);
    const sizes = (await w.journeys(org)).map((steps) => steps.length);
    expect(Math.max(...sizes)).toBeLessThanOrEqual(40);
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(90);
  });

  test("a call whose number was mended goes to its new person, and the old ones stay apart", async () => {
    await w.bring(org, [call(1, "01"), call(2, "02", other), call(3, "03", { source: "Bing" })]);
    await w.bring(org, [call(3, "03", { ...other, source: "Bing", indexed_at: 1_790_000_000 })]);
    expect(await w.journeys(org)).toEqual([["call Google"], ["call Google", "call Bing"]]);
  });
});

describe("an undone import", () => {
  test("takes its touches with it, and parts persons whom only it had joined", async () => {
    await w.bring(org, [call(1, "01"), call(2, "02", { ...other, source: "Bing" })]);
    const before = await w.state(org);
    const second = await w.bring(org, [
      call(3, "03", { ...ANNA, touchpoints: [{ time: "2026-02-20T10:00:00Z", source: "Facebook" }] }),
      call(4, "04", { ...other, ...ANNA }),
    ]);
    expect(await w.journeys(org)).toHaveLength(1);
    await w.undo(org, second);
    expect(await w.state(org)).toEqual(before);
  });

  test("gives back what it changed in calls that stay", async () => {
    await w.bring(org, [call(1, "01"), call(2, "02", other)]);
    const before = await w.state(org);
    const second = await w.bring(org, [
      call(1, "01", { ...ANNA, source: "Yelp" }),
      call(2, "02", { ...other, ...ANNA }),
    ]);
    expect(await w.journeys(org)).toEqual([["call Yelp", "call Google"]]);
    await w.undo(org, second);
    expect(await w.state(org)).toEqual(before);
  });
});

test("a run that is cut off goes on where it was, and says until then that it is not complete", async () => {
  const calls = Array.from({ length: 12 }, (_, i) => call(i + 1, "01", { caller_number: `+1760555010${i % 9}` }));
  await w.bring(org, calls, { link: false });
  const abort = new AbortController();
  const running = w.link(org, { batch: 5, signal: abort.signal });
  abort.abort();
  await running;
  const state = () =>
    w.t.owner.execute(sql`select read_id from journey_state where organization_id = ${org.organizationId}`);
  expect((await state()).rows[0]!.read_id).not.toBeNull();
  await w.link(org);
  expect((await state()).rows[0]!.read_id).toBeNull();
  expect((await w.journeys(org)).flat()).toHaveLength(12);
});

test("one number in two organizations is two persons, and neither organization sees the other's", async () => {
  const stranger = await w.t.createOrganization();
  await w.bring(org, [call(1, "01", ANNA)]);
  await w.bring(stranger, [call(1, "01", { ...ANNA, source: "Bing" }), call(2, "02", ANNA)]);
  expect(await w.journeys(org)).toEqual([["call Google"]]);
  expect(await w.journeys(stranger)).toEqual([["call Bing", "call Google"]]);
  await w.link(org);
  expect((await w.state(org)).keys).toHaveLength(2);
});

test("2,000 calls of one person are one journey", async () => {
  const calls = Array.from({ length: 2_000 }, (_, i) => ({
    ...call(i + 1, "01"),
    called_at: new Date(Date.UTC(2026, 0, 1, 0, i)).toISOString(),
  }));
  await w.bring(org, calls);
  const [journey, ...rest] = await w.journeys(org);
  expect(journey).toHaveLength(2_000);
  expect(rest).toEqual([]);
  await w.bring(org, [call(3_000, "02", ANNA)]);
  expect(await w.journeys(org)).toHaveLength(1);
});

test("a time without an offset is the organization's, also in the hour that clocks show twice", async () => {
  const touchpoints = [
    { time: "2025-11-02 01:30:00", source: "Bing" },
    { time: "2026-03-08 02:30:00", source: "Yelp" },
  ];
  await w.bring(org, [call(1, "20", { touchpoints })]);
  const { rows } = await w.t.owner.execute<{ at: string }>(sql`select (at at time zone 'UTC')::text as at from touches
    where organization_id = ${org.organizationId} and kind = 'visit' order by at`);
  // The first 01:30 is still summer time; 02:30 does not exist on the day that clocks go on, so it is 03:30.
  expect(rows.map(({ at }) => at)).toEqual(["2025-11-02 05:30:00", "2026-03-08 07:30:00"]);
});
