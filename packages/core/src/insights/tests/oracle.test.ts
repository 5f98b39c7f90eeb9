import { measures as catalogue } from "@parley/analytics";
import { createTestDatabase, type TestDatabase, type TestOrganization } from "@parley/testing";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { queryMetrics } from "../index.ts";
import type { AnyCall } from "../testing/any-call.ts";
import { makeAnyCalls } from "../testing/make-any-calls.ts";
import { createRandom } from "../testing/random.ts";
import { type Merges, seedAnyCalls } from "../testing/seed-any-calls.ts";
import type { SeededSpend } from "../testing/seed-calls.ts";
import { askOracle, type OracleQuestion } from "./ask-oracle.ts";
import { type BothEngines, createBothEngines } from "./both-engines.ts";
import { oracleOfBoth, oracleOfCalls, oracleOfSpend, oracleOfTurns } from "./oracle-measures.ts";
import { createOracleTables } from "./oracle-tables.ts";

const ZONE = "America/New_York";
/** Holds a day of 23 hours and one of 25. */
const [FROM, TO] = ["2025-10-20", "2026-03-20"];
const MERGES: Merges = { source: { radoi: "Radio", bb: "Billboard" }, campaign: { "spring ": "Spring" } };
const NOW = new Date("2026-03-20T16:00:00Z");
/** Neither is the default. */
const settings = { qualifiedScore: 2.5, serviceLevelSeconds: 30 };

let t: TestDatabase;
let org: TestOrganization;
let engines: BothEngines;
let calls: AnyCall[];

beforeAll(async () => {
  t = await createTestDatabase();
  org = await t.createOrganization({ timezone: ZONE });
  const random = createRandom(20_260_320);
  const crowded = ["2025-11-02", "2026-03-08", "2026-01-01"];
  calls = makeAnyCalls(random, 2_500, ZONE, { from: "2025-10-15", to: "2026-03-31", crowded });
  const spend: SeededSpend[] = Array.from({ length: 260 }, () => ({
    day: new Date(Date.UTC(2025, 9, 10 + random.next(170))).toISOString().slice(0, 10),
    source: random.pick(["Google Ads", "Bing", "Radio", "radoi", "Nobody called from here", null]),
    ...{ medium: random.pick(["cpc", "display", null]), campaign: random.pick(["Brand", "spring ", null]) },
    ...{ costMinor: random.next(90_000), clicks: random.chance(0.3) ? null : random.next(60) },
    impressions: random.chance(0.3) ? null : random.next(5_000),
  }));
  await seedAnyCalls(t.owner, org.organizationId, ZONE, calls, { merges: MERGES, spend });
  await t.owner.execute(sql`update organizations set qualified_score = ${settings.qualifiedScore * 100},
    service_level_seconds = ${settings.serviceLevelSeconds} where id = ${org.organizationId}`);
  await createOracleTables(t.owner, ZONE, calls, spend, MERGES);
  engines = createBothEngines(t);
  await engines.build(org, ["custom.plan", "custom.visits"]);
}, 300_000);
afterAll(async () => {
  await engines.close();
  await t.close();
});

/** Google Analytics' default channel grouping, written out for the names that are made up here. */
const CHANNEL = `case when medium = 'paid_social' then 'Paid social' when medium in ('cpc', 'CPC') then
    case when source = 'Facebook' then 'Paid social' else 'Paid search' end
  when medium = 'display' then 'Display' when medium = 'print' then 'Offline' when medium = 'email' then 'Email'
  when medium = 'social' or source = 'Facebook' then 'Organic social'
  when medium = 'organic' then 'Organic search' when medium = 'referral' then 'Referral'
  when source = 'Google Ads' then 'Paid search' when source in ('Bing', 'google', 'Google', 'Google ') then 'Organic search'
  when source in ('Radio', 'Billboard') then 'Offline' when source = 'Direct' or source is null then 'Direct' else 'Other' end`;

const DIALLED = "status not in ('queued', 'scheduled')";
/** The same filter in the product's words and in the oracle's; spend knows only some of them. */
const filters: { name: string; product: object[]; where?: string; whereSpend?: string }[] = [
  { name: "no filter", product: [] },
  {
    ...{ name: "spam only", product: [{ dimension: "spam", op: "is", values: ["true"] }] },
    where: `spam and ${DIALLED}`,
  },
  {
    ...{ name: "blocked only", product: [{ dimension: "status", op: "is", values: ["blocked"] }] },
    where: "status = 'blocked'",
  },
  {
    ...{ name: "scheduled and queued", product: [{ dimension: "status", op: "in", values: ["queued", "scheduled"] }] },
    where: "status in ('queued', 'scheduled') and not spam",
  },
  {
    ...{ name: "outbound", product: [{ dimension: "direction", op: "is", values: ["outbound"] }] },
    where: `direction = 'outbound' and not spam and ${DIALLED} and status <> 'blocked'`,
  },
  {
    ...{ name: "AI calls", product: [{ dimension: "kind", op: "is", values: ["ai"] }] },
    where: `kind = 'ai' and not spam and ${DIALLED}`,
  },
  {
    ...{ name: "a merged source", product: [{ dimension: "source", op: "is", values: ["Radio"] }] },
    ...{
      where: `source = 'Radio' and not spam and ${DIALLED} and status <> 'blocked'`,
      whereSpend: "source = 'Radio'",
    },
  },
  {
    ...{ name: "no medium", product: [{ dimension: "medium", op: "is", values: [null] }] },
    ...{ where: `medium is null and not spam and ${DIALLED} and status <> 'blocked'`, whereSpend: "medium is null" },
  },
  {
    ...{
      name: "not these sources",
      product: [{ dimension: "source", op: "not_in", values: ["Radio", "50% off_now"] }],
    },
    where: `coalesce(source, '') not in ('Radio', '50% off_now') and not spam and ${DIALLED} and status <> 'blocked'`,
    whereSpend: "coalesce(source, '') <> 'Radio'",
  },
  {
    ...{
      name: "a campaign with a per cent sign in it",
      product: [{ dimension: "campaign", op: "contains", values: ["%"] }],
    },
    where: `position('%' in campaign) > 0 and not spam and ${DIALLED} and status <> 'blocked'`,
    whereSpend: "position('%' in campaign) > 0",
  },
  {
    ...{ name: "long calls", product: [{ dimension: "duration", op: "at_least", values: [300] }] },
    where: `duration >= 300 and not spam and ${DIALLED} and status <> 'blocked'`,
  },
  {
    ...{ name: "small sales", product: [{ dimension: "value", op: "at_most", values: [100_000] }] },
    where: `value <= 100000 and not spam and ${DIALLED} and status <> 'blocked'`,
  },
  {
    ...{ name: "two tags", product: [{ dimension: "tag", op: "in", values: ["vip", "50%_off"] }] },
    where: `tags && array['vip', '50%_off'] and not spam and ${DIALLED} and status <> 'blocked'`,
  },
  {
    ...{ name: "without a tag", product: [{ dimension: "tag", op: "is_not", values: ["vip"] }] },
    where: `not 'vip' = any(tags) and not spam and ${DIALLED} and status <> 'blocked'`,
  },
  {
    ...{ name: "a field of its own", product: [{ dimension: "custom.plan", op: "is", values: ["Aetna"] }] },
    where: `plan = 'Aetna' and not spam and ${DIALLED} and status <> 'blocked'`,
  },
  {
    ...{ name: "words", product: [{ dimension: "text", op: "contains", values: ["refund"] }] },
    where: `position('refund' in words) > 0 and not spam and ${DIALLED} and status <> 'blocked'`,
  },
  {
    ...{ name: "a channel", product: [{ dimension: "channel", op: "is", values: ["Paid search"] }] },
    where: `${CHANNEL} = 'Paid search' and not spam and ${DIALLED} and status <> 'blocked'`,
  },
  {
    ...{ name: "nothing", product: [{ dimension: "campaign", op: "is", values: ["There is none 🎈"] }] },
    ...{ where: "false", whereSpend: "false" },
  },
];

/** Splits that the oracle writes in its own way. */
const splits: { dimensions: string[]; by: string[]; join?: string }[] = [
  { dimensions: [], by: [] },
  { dimensions: ["source"], by: ["source"] },
  { dimensions: ["month", "campaign"], by: ["month", "campaign"] },
  { dimensions: ["weekday", "medium"], by: ["weekday", "medium"] },
  { dimensions: ["hour_of_day"], by: ["hour"] },
  { dimensions: ["status", "kind"], by: ["status", "kind"] },
  { dimensions: ["direction", "first_time"], by: ["direction", "first"] },
  { dimensions: ["week", "state"], by: ["week", "state"] },
  {
    dimensions: ["score_band"],
    by: ["case when score < 4 then floor(score)::int || '-' || floor(score)::int + 1 when score >= 4 then '4-5' end"],
  },
  { dimensions: ["agent", "converted"], by: ["agent", "converted"] },
  { dimensions: ["channel"], by: [CHANNEL] },
  { dimensions: ["tag", "kind"], by: ["tag", "kind"], join: "left join lateral unnest(tags) tag on true" },
  { dimensions: ["area_code"], by: ["substring(phone::text from '^1(\\d{3})\\d{7}$')"] },
  { dimensions: ["outcome", "answered_by"], by: ["outcome", "answered_by"] },
  { dimensions: ["language"], by: ["language"] },
  { dimensions: ["form", "experiment"], by: ["form", "experiments"] },
  { dimensions: ["custom.plan", "custom.visits"], by: ["plan", "visits"] },
];

const known = [oracleOfCalls, oracleOfTurns, oracleOfSpend, oracleOfBoth].flatMap((of) => Object.keys(of));
const ofSpend = new Set([...Object.keys(oracleOfSpend), ...Object.keys(oracleOfBoth)]);
const ofTurns = Object.keys(oracleOfTurns);
const SPEND_SPLITS = new Set(["source", "medium", "campaign", "month", "week", "weekday"]);
const SUMS = ["revenue", "cost", "total_talk_time", "ad_spend"];

test("every measure of the catalogue has a definition of the oracle's own", () => {
  expect(catalogue.map(({ key }) => key).filter((key) => !known.includes(key))).toEqual([]);
});

describe.each((["segments", "sql"] as const).flatMap((engine) => filters.map((filter) => ({ engine, ...filter }))))(
  "$engine, $name",
  ({ engine, product, where, whereSpend }) => {
    test.each(splits)("every number split by $dimensions is the oracle's", async ({ dimensions, by, join }) => {
      const ask = async (measures: string[]) => {
        const question: OracleQuestion = { measures, by, join, where, whereSpend, from: FROM, to: TO, settings };
        const asked = { measures, dimensions, filters: product as never, range: { from: FROM, to: TO } };
        const { rows, totals } = await queryMetrics(engines.contextOf(org, NOW), asked, { engine });
        const groups = await askOracle(t.owner, question);
        for (const row of rows) {
          const keys = dimensions.map((dimension) => (row[dimension] === null ? null : String(row[dimension])));
          const key = JSON.stringify(keys);
          for (const measure of measures) expectSame(measure, row[measure], groups.get(key), `${measure} of ${key}`);
          groups.delete(key);
        }
        expect([...groups.keys()], "groups that no row has").toEqual([]);
        const all = (await askOracle(t.owner, { ...question, by: [], join: undefined })).get("[]");
        for (const measure of measures) expectSame(measure, totals[measure], all, `${measure} in total`);
      };
      // Turns stand in no segment: a question that names one of them is SQL's.
      const ofCalls = catalogue.flatMap(({ key }) => (ofSpend.has(key) || ofTurns.includes(key) ? [] : [key]));
      for (let i = 0; i < ofCalls.length; i += 20) await ask(ofCalls.slice(i, i + 20));
      await ask(["calls", ...ofTurns]);
      if (product.length > 0 && whereSpend === undefined) return;
      if (dimensions.every((dimension) => SPEND_SPLITS.has(dimension))) await ask([...ofSpend]);
    });
  },
);

/** Soft, so that one run names every number that disagrees. A group of which the oracle knows nothing has no calls. */
function expectSame(
  measure: string,
  actual: unknown,
  group: Record<string, number | null> | undefined,
  what: string,
): void {
  const { unit } = catalogue.find(({ key }) => key === measure)!;
  const expected = group?.[measure] ?? (unit === "count" || SUMS.includes(measure) ? 0 : null);
  if (expected === null) {
    expect.soft(actual, what).toBeNull();
    return;
  }
  const near = typeof actual === "number" && Math.abs(actual - expected) <= 1e-9 * Math.max(1, Math.abs(expected));
  expect.soft(near, `${what}: ${actual}, the oracle says ${expected}`).toBe(true);
}

test("segments answered everything that they were asked themselves", () => {
  expect(engines.counts.given).toBeGreaterThan(500);
  expect(engines.counts.answered).toBe(engines.counts.given);
});
