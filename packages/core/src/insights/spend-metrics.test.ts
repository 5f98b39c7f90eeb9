import { createTestDatabase, type TestDatabase, type TestOrganization } from "@parley/testing";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { listCatalog, listQueryCalls, queryMetrics } from "./index.ts";
import { mergeValue, type SeededCall, type SeededSpend, seedCalls, seedSpend } from "./testing/seed-calls.ts";

const ZONE = "America/New_York";
/** Noon of 20 March 2026 in New York. */
const NOW = new Date("2026-03-20T16:00:00Z");
const MEASURES = [
  ...["ad_spend", "ad_clicks", "ad_impressions", "cost_per_click", "cost_per_lead", "cpa", "roas", "calls"],
];

let t: TestDatabase;
beforeAll(async () => {
  t = await createTestDatabase();
});
afterAll(() => t.close());

async function workspace(calls: SeededCall[], spend: SeededSpend[]): Promise<TestOrganization> {
  const org = await t.createOrganization({ timezone: ZONE });
  await seedCalls(t.owner, org.organizationId, ZONE, calls);
  await seedSpend(t.owner, org.organizationId, spend);
  return { ...org, context: { ...org.context, clock: { now: () => NOW } } };
}

describe("ad spend, counted by hand", () => {
  let org: TestOrganization;
  const range = { from: "2026-03-01", to: "2026-03-07" };
  beforeAll(async () => {
    org = await workspace(
      [
        { at: "2026-03-01T23:30", source: "Radio", score: 4, converted: true, valueMinor: 50_000, phone: 12125550001 },
        { at: "2026-03-02T09:00", source: "Radio", score: 3, phone: 12125550002 },
        { at: "2026-03-02T10:00", source: "Radio", score: 2, phone: 12125550003 },
        { at: "2026-03-02T10:00", source: "Mailer", score: 5, converted: true, valueMinor: 9_000, phone: 12125550004 },
        { at: "2026-03-08T00:10", source: "Radio", score: 5, converted: true, valueMinor: 70_000, phone: 12125550005 },
      ],
      [
        { day: "2026-03-01", source: "Radio", costMinor: 10_000, clicks: 20, impressions: 1_000 },
        { day: "2026-03-02", source: "Radio", costMinor: 5_000, clicks: null, impressions: 500 },
        { day: "2026-03-03", source: "Billboard", costMinor: 4_000, clicks: 0 },
        { day: "2026-02-28", source: "Radio", costMinor: 99_999, clicks: 9, impressions: 9 },
        { day: "2026-03-08", source: "Radio", costMinor: 88_888, clicks: 8, impressions: 8 },
      ],
    );
  });

  test("stands beside the calls of the same source, and is absent where there is nothing to divide by", async () => {
    const { rows, totals } = await queryMetrics(org.context, { measures: MEASURES, dimensions: ["source"], range });
    const of = (source: string) => rows.find((row) => row.source === source);
    expect(rows).toHaveLength(3);
    expect(of("Radio")).toEqual({
      ...{ source: "Radio", ad_spend: 15_000, ad_clicks: 20, ad_impressions: 1_500, cost_per_click: 500 },
      ...{ cost_per_lead: 7_500, cpa: 15_000, roas: 50_000 / 15_000, calls: 3 },
    });
    // Spent without a call: no lead is no cost per lead.
    expect(of("Billboard")).toEqual({
      ...{ source: "Billboard", ad_spend: 4_000, ad_clicks: 0, ad_impressions: 0, cost_per_click: null },
      ...{ cost_per_lead: null, cpa: null, roas: 0, calls: 0 },
    });
    // Nothing known to be spent: a lead did not cost 0.
    expect(of("Mailer")).toEqual({
      ...{ source: "Mailer", ad_spend: 0, ad_clicks: 0, ad_impressions: 0, cost_per_click: null },
      ...{ cost_per_lead: null, cpa: null, roas: null, calls: 1 },
    });
    expect(totals).toEqual({
      ...{ ad_spend: 19_000, ad_clicks: 20, ad_impressions: 1_500, cost_per_click: 700 },
      ...{ cost_per_lead: 19_000 / 3, cpa: 9_500, roas: 59_000 / 19_000, calls: 4 },
    });
  });

  test("is split by the report's own days, with a row for each", async () => {
    const { rows } = await queryMetrics(org.context, { measures: ["ad_spend", "cpa"], grain: "day", range });
    expect(rows.map((row) => [row.day, row.ad_spend, row.cpa]).slice(0, 4)).toEqual([
      ["2026-03-01", 10_000, 10_000],
      ["2026-03-02", 5_000, 5_000],
      ["2026-03-03", 4_000, null],
      ["2026-03-04", 0, null],
    ]);
    expect(rows).toHaveLength(7);
  });

  test("leads to the calls of its row", async () => {
    const query = { measures: ["ad_spend", "cost_per_lead"], dimensions: ["source"], range };
    const { queryId } = await queryMetrics(org.context, query);
    const behind = async (measure: string) =>
      (await listQueryCalls(org.context, queryId, { measure, row: { source: "Radio" } })).data.map(
        ({ score }) => score,
      );
    expect(await behind("ad_spend")).toEqual([2, 3, 4]);
    expect(await behind("cost_per_lead")).toEqual([3, 4]);
  });

  test("of a source that counts as another is that one's", async () => {
    await mergeValue(t.owner, org.organizationId, "source", "Billboard", "Radio");
    const { rows } = await queryMetrics(org.context, {
      measures: ["ad_spend", "calls"],
      dimensions: ["source"],
      range,
    });
    expect(rows).toEqual([
      { source: "Radio", ad_spend: 19_000, calls: 3 },
      { source: "Mailer", ad_spend: 0, calls: 1 },
    ]);
    const filters = [{ dimension: "source", op: "is" as const, values: ["Radio"] }];
    expect((await queryMetrics(org.context, { measures: ["ad_spend"], range, filters })).totals.ad_spend).toBe(19_000);
  });

  test("stays within its organization", async () => {
    const stranger = await t.createOrganization({ timezone: ZONE });
    const { totals } = await queryMetrics(stranger.context, { measures: ["ad_spend", "roas"], range });
    expect(totals).toEqual({ ad_spend: 0, roas: null });
  });
});

describe("ad spend, against sums over the generated rows", () => {
  const sources = ["Radio", "Mailer", "Billboard", null];
  const campaigns = ["Spring", "Brand", null];
  const day = (i: number) => new Date(Date.UTC(2026, 0, 1 + (i % 79))).toISOString().slice(0, 10);
  const calls: SeededCall[] = Array.from({ length: 900 }, (_, i) => ({
    ...{ at: `${day(i * 7)}T${String((i * 5) % 24).padStart(2, "0")}:15`, source: sources[(i * 11) % 4] },
    ...{ campaign: campaigns[(i * 7) % 3], score: i % 7 === 0 ? null : i % 6, phone: 12125550000 + i },
    ...{ converted: i % 5 === 0, valueMinor: i % 5 === 0 ? i * 100 : null, spam: i % 31 === 0 },
  }));
  const spend: SeededSpend[] = Array.from({ length: 600 }, (_, i) => ({
    ...{
      day: day(i * 3),
      source: sources[(i * 5) % 4],
      campaign: campaigns[(i * 13) % 3],
      costMinor: (i * 37) % 5_000,
    },
    ...{ clicks: i % 4 === 0 ? null : i % 50, impressions: i % 3 === 0 ? null : i * 2 },
  }));
  let org: TestOrganization;
  beforeAll(async () => {
    org = await workspace(calls, spend);
  });

  const sum = <T>(list: T[], pick: (item: T) => number | null | undefined) =>
    list.reduce((total, item) => total + (pick(item) ?? 0), 0);
  const over = (a: number, b: number) => (b === 0 ? null : a / b);
  function expected(ofCalls: SeededCall[], ofSpend: SeededSpend[]) {
    const counted = ofCalls.filter(({ spam }) => !spam);
    const cost = sum(ofSpend, (row) => row.costMinor);
    const clicked = ofSpend.filter(({ clicks }) => clicks !== null);
    const known = ofSpend.length > 0;
    return {
      ad_spend: cost,
      ad_clicks: sum(ofSpend, (row) => row.clicks),
      ad_impressions: sum(ofSpend, (row) => row.impressions),
      cost_per_click: known
        ? over(
            sum(clicked, (row) => row.costMinor),
            sum(clicked, (row) => row.clicks),
          )
        : null,
      cost_per_lead: known ? over(cost, counted.filter(({ score }) => (score ?? 0) >= 3).length) : null,
      cpa: known ? over(cost, counted.filter(({ converted }) => converted).length) : null,
      roas: known
        ? over(
            sum(counted, (call) => call.valueMinor),
            cost,
          )
        : null,
      calls: counted.length,
    };
  }
  const dayOf = (item: SeededCall | SeededSpend) => ("at" in item ? item.at.slice(0, 10) : item.day);
  const monthOf = (item: SeededCall | SeededSpend) => `${dayOf(item).slice(0, 7)}-01`;
  const weekdayOf = (item: SeededCall | SeededSpend) => ((new Date(`${dayOf(item)}T00:00Z`).getUTCDay() + 6) % 7) + 1;
  const weekOf = (item: SeededCall | SeededSpend) => {
    const at = new Date(`${dayOf(item)}T00:00Z`);
    at.setUTCDate(at.getUTCDate() - weekdayOf(item) + 1);
    return at.toISOString().slice(0, 10);
  };
  type KeyOf = (item: SeededCall | SeededSpend) => (string | number | null | undefined)[];

  test.each<[string[], KeyOf]>([
    [["source"], (item) => [item.source]],
    [["campaign", "source"], (item) => [item.campaign, item.source]],
    [["month"], (item) => [monthOf(item)]],
    [["week", "source"], (item) => [weekOf(item), item.source]],
    [["weekday"], (item) => [weekdayOf(item)]],
    [["day", "campaign", "source"], (item) => [dayOf(item), item.campaign, item.source]],
  ])("split by %j every row and the total are those of the rows in it", async (dimensions, keyOf) => {
    const range = { from: "2026-01-05", to: "2026-03-15" };
    const { rows, totals } = await queryMetrics(org.context, { measures: MEASURES, dimensions, range });
    const within = <T extends SeededCall | SeededSpend>(list: T[]) =>
      list.filter((item) => dayOf(item) >= range.from && dayOf(item) <= range.to);
    expect(totals).toEqual(expected(within(calls), within(spend)));
    const same = (item: SeededCall | SeededSpend, row: Record<string, unknown>) =>
      keyOf(item).every((key, i) => (key ?? null) === row[dimensions[i]!]);
    for (const row of rows) {
      const ofRow = expected(
        within(calls).filter((call) => same(call, row)),
        within(spend).filter((item) => same(item, row)),
      );
      expect(row).toEqual({ ...Object.fromEntries(dimensions.map((key) => [key, row[key]])), ...ofRow });
    }
    expect(sum(rows, (row) => Number(row.ad_spend))).toBe(totals.ad_spend);
    expect(sum(rows, (row) => Number(row.calls))).toBe(totals.calls);
  });

  test("filters narrow both, also by day and to what has no campaign", async () => {
    const filters = [
      { dimension: "source", op: "contains" as const, values: ["il"] },
      { dimension: "campaign", op: "not_in" as const, values: ["Brand"] },
      { dimension: "day", op: "is_not" as const, values: ["2026-02-01"] },
    ];
    const { totals } = await queryMetrics(org.context, { measures: MEASURES, range: "all_time", filters });
    const kept = (item: SeededCall | SeededSpend) =>
      /il/.test(item.source ?? "") && item.campaign !== "Brand" && dayOf(item) !== "2026-02-01";
    expect(totals).toEqual(expected(calls.filter(kept), spend.filter(kept)));
  });

  test("a month that is still running is compared with the same elapsed part, spend by whole days", async () => {
    const { totals, comparison } = await queryMetrics(org.context, {
      ...{ measures: ["ad_spend", "calls", "cost_per_lead"], range: "this_month", compare: "previous_period" },
    });
    const between = (from: string, to: string) => spend.filter(({ day }) => day >= from && day <= to);
    expect(totals.ad_spend).toBe(sum(between("2026-03-01", "2026-03-20"), (row) => row.costMinor));
    const before = calls.filter(({ at }) => at >= "2026-02-01" && at < "2026-02-20T12:00");
    const february = expected(before, between("2026-02-01", "2026-02-20"));
    const { ad_spend, calls: counted, cost_per_lead } = february;
    expect(comparison!.totals).toEqual({ ad_spend, calls: counted, cost_per_lead });
  });

  test("a limit leaves an honest rest", async () => {
    const query = { measures: ["ad_spend", "cost_per_lead", "roas"], dimensions: ["source"], limit: 1 };
    const { rows, other } = await queryMetrics(org.context, { ...query, range: "all_time" });
    const rest = (item: SeededCall | SeededSpend) => (item.source ?? null) !== rows[0]!.source;
    const { ad_spend, cost_per_lead, roas } = expected(calls.filter(rest), spend.filter(rest));
    expect(other).toEqual({ groups: 3, values: { ad_spend, cost_per_lead, roas } });
  });

  test("all time begins with the first spend, also when no call came by then", async () => {
    const early = await workspace(
      [{ at: "2026-03-10T10:00", source: "Radio" }],
      [{ day: "2025-12-24", source: "Radio", costMinor: 700 }],
    );
    const { totals, resolvedRange } = await queryMetrics(early.context, { measures: ["ad_spend"], range: "all_time" });
    expect(totals.ad_spend).toBe(700);
    expect(resolvedRange.from).toBe("2025-12-24");
    const calls = await queryMetrics(early.context, { measures: ["calls"], range: "all_time" });
    expect(calls.resolvedRange.from).toBe("2026-03-10");
  });
});

test("what spend is not known by is refused by name, as a dimension and as a filter", async () => {
  const { context } = await t.createOrganization();
  const filters = [{ dimension: "agent", op: "is" as const, values: ["Jane"] }];
  await expect(
    queryMetrics(context, { measures: ["calls", "roas"], dimensions: ["state"], filters }),
  ).rejects.toMatchObject({
    kind: "invalid_input",
    fields: [
      {
        pointer: "/dimensions/0",
        message:
          "Ad spend has no state, so roas cannot be told by it. Ad spend is known by day, week, month, weekday, source, medium, campaign.",
      },
      { pointer: "/filters/0/dimension", message: expect.stringContaining("Ad spend has no agent") },
    ],
  });
});

test("the catalogue says which dimensions a measure can be told by", async () => {
  const { context } = await t.createOrganization();
  const { measures } = await listCatalog(context);
  const of = (key: string) => measures.find((measure) => measure.key === key)!;
  expect(of("cost_per_lead").dimensions).toEqual(["day", "week", "month", "weekday", "source", "medium", "campaign"]);
  expect(of("calls").dimensions).toBeNull();
  expect(of("roas")).toMatchObject({ unit: "multiple", formula: "Revenue / ad spend." });
});
