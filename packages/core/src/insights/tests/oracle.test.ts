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
import { oracleOfBoth, oracleOfCalls, oracleOfSpend, oracleOfTurns } from "./oracle-measures.ts";
import { createOracleTables } from "./oracle-tables.ts";

const ZONE = "America/New_York";
/** Holds a day of 23 hours and one of 25. */
const [FROM, TO] = ["2025-10-20", "2026-03-20"];
const MERGES: Merges = { source: { radoi: "Radio", bb: "Billboard" }, campaign: { "spring ": "Spring" } };
/** Neither is the default. */
const settings = { qualifiedScore: 3, serviceLevelSeconds: 20 };

let t: TestDatabase;
let org: TestOrganization;
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
});
afterAll(() => t.close());

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
];

const known = [oracleOfCalls, oracleOfTurns, oracleOfSpend, oracleOfBoth].flatMap((of) => Object.keys(of));
const ofSpend = new Set([...Object.keys(oracleOfSpend), ...Object.keys(oracleOfBoth)]);
const SPEND_SPLITS = new Set(["source", "medium", "campaign", "month", "week", "weekday"]);

test("every measure of the catalogue has a definition of the oracle's own", () => {
  expect(catalogue.map(({ key }) => key).filter((key) => !known.includes(key))).toEqual([]);
});

describe.each(catalogue.map(({ key, unit }) => ({ key, unit })))("$key", ({ key, unit }) => {
  test.each(filters)(
    "is what the oracle says, in total and in every group: $name",
    async ({ product, where, whereSpend }) => {
      if (ofSpend.has(key) && product.length > 0 && whereSpend === undefined) return;
      for (const { dimensions, by, join } of splits) {
        if (ofSpend.has(key) && !dimensions.every((dimension) => SPEND_SPLITS.has(dimension))) continue;
        const question: OracleQuestion = { measure: key, by, join, where, whereSpend, from: FROM, to: TO, settings };
        const range = { from: FROM, to: TO };
        const { rows, totals } = await queryMetrics(org.context, {
          measures: [key],
          dimensions,
          filters: product as never,
          range,
        });
        const expected = await askOracle(t.owner, question);
        const absent = unit === "count" ? 0 : null;
        for (const row of rows) {
          const group = JSON.stringify(
            dimensions.map((dimension) => (row[dimension] === null ? null : String(row[dimension]))),
          );
          expectSame(
            row[key],
            expected.get(group) ?? (expected.has(group) ? null : absentOf(key, absent)),
            `${key} of ${group}`,
          );
          expected.delete(group);
        }
        expect([...expected.entries()], `groups of ${dimensions} that no row has`).toEqual([]);
        const all = await askOracle(t.owner, { ...question, by: [] });
        expectSame(totals[key], all.get("[]"), `${key} in total`);
      }
    },
  );
});

/** A bucket of time without a call has a row all the same: of counts and sums it is 0. */
function absentOf(key: string, absent: 0 | null): 0 | null {
  return ["revenue", "cost", "total_talk_time", "ad_spend"].includes(key) ? 0 : absent;
}

function expectSame(actual: unknown, expected: number | null | undefined, what: string): void {
  if (expected === null || expected === undefined) {
    expect(actual, what).toBe(null);
    return;
  }
  expect(typeof actual, what).toBe("number");
  const off = Math.abs((actual as number) - expected);
  expect(off <= 1e-9 * Math.max(1, Math.abs(expected)), `${what}: ${actual}, the oracle says ${expected}`).toBe(true);
}
