import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { imports } from "@parley/db/schema";
import { newUuid } from "@parley/platform";
import { createTestDatabase, type TestDatabase, type TestOrganization } from "@parley/testing";
import { eq, sql } from "drizzle-orm";
import fc from "fast-check";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type Context, inTenant } from "../context/index.ts";
import { createDiskStorage, type Storage } from "../storage/index.ts";
import { buildAdSpendPlan, runAdSpendImport, undoAdSpend } from "./index.ts";

let t: TestDatabase;
let directory: string;
let storage: Storage;
let org: TestOrganization;
let clock = 0;

beforeAll(async () => {
  t = await createTestDatabase();
  directory = mkdtempSync(join(tmpdir(), "parley-spend-"));
  storage = createDiskStorage(directory);
});
afterAll(async () => {
  await t.close();
  rmSync(directory, { recursive: true, force: true });
});
beforeEach(async () => {
  org = await t.createOrganization();
});

const HEADER = "date,source,medium,campaign,cost,clicks,impressions";
const context = (): Context => ({ ...org.context, clock: { now: () => new Date(1_770_000_000_000 + clock++ * 1000) } });

async function begin(content: string, mendsId: string | null = null): Promise<typeof imports.$inferSelect> {
  const ctx = context();
  const id = newUuid();
  const storageKey = `${org.organizationId}/imports/${id}.csv`;
  const bytes = Buffer.from(content);
  const bytesTotal = await storage.put(
    storageKey,
    (async function* () {
      for (let at = 0; at < bytes.length; at += 97) yield bytes.subarray(at, at + 97);
    })(),
  );
  const [row] = await inTenant(ctx, (tx) =>
    tx
      .insert(imports)
      .values({
        ...{ organizationId: org.organizationId, id, fileName: "spend.csv", kind: "ad_spend", status: "running" },
        ...{ source: "auto", timezone: "America/New_York", currency: "USD", storageKey, bytesTotal },
        ...{ startedAt: ctx.clock.now(), mendsId },
      })
      .returning(),
  );
  return row!;
}

const planOf = (content: string, headerLine = 1, dayFirst = false) => {
  const header = content.split("\n")[headerLine - 1]!.split(",");
  return buildAdSpendPlan({ delimiter: ",", header, headerLine, dayFirst }, "USD");
};

async function reread(id: string) {
  const [row] = await t.owner.select().from(imports).where(eq(imports.id, id));
  return row!;
}

async function importFile(
  content: string,
  options: { headerLine?: number; batchRows?: number; mendsId?: string } = {},
) {
  const row = await begin(content, options.mendsId);
  const plan = planOf(content, options.headerLine);
  expect(await runAdSpendImport(context(), { storage, batchRows: options.batchRows }, row, plan)).toBe(true);
  return reread(row.id);
}

const counts = (row: typeof imports.$inferSelect) => {
  return [row.rowsRead, row.rowsInserted, row.rowsUpdated, row.rowsUnchanged, row.rowsRejected];
};

async function spend() {
  const value = (kind: string) =>
    sql.raw(`(select value from dimension_values v where v.organization_id = a.organization_id and v.kind = '${kind}' and v.id = a.${kind}_id)
      as ${kind}`);
  const { rows } = await t.owner.execute<
    Record<string, unknown>
  >(sql`select day::text, ${value("source")}, ${value("medium")},
    ${value("campaign")}, cost_minor::int as cost, clicks::int, impressions::int from ad_spend a
    where organization_id = ${org.organizationId} order by 1, 2, 3, 4`);
  return rows.map((row) => Object.values(row));
}

/** Everything that an undo has to bring back. */
async function state() {
  const { rows } =
    await t.owner.execute(sql`select a.*, (select jsonb_agg(to_jsonb(c) order by c.import_id) from import_changes c
    where c.organization_id = a.organization_id and c.row_id = a.id) as changes
    from ad_spend a where organization_id = ${org.organizationId} order by id`);
  return rows;
}

const undo = (importId: string) => inTenant(context(), (tx) => undoAdSpend(tx, org.organizationId, importId));

describe("runAdSpendImport", () => {
  test("a report lands by day, source, medium and campaign, and empty cells stay absent", async () => {
    const ended = await importFile(
      [
        HEADER,
        '2026-03-01,google,cpc,Brand,"$1,234.50","1,200",45000',
        "03/02/2026,google,cpc,Brand,10,,",
        "20260302,bing,,,0,0,--",
        "",
      ].join("\n"),
    );
    expect(counts(ended)).toEqual([3, 3, 0, 0, 0]);
    expect(ended.bytesRead).toBe(ended.bytesTotal);
    expect(await spend()).toEqual([
      ["2026-03-01", "google", "cpc", "Brand", 123450, 1200, 45000],
      ["2026-03-02", "bing", null, null, 0, 0, null],
      ["2026-03-02", "google", "cpc", "Brand", 1000, null, null],
    ]);
  });

  test("the same file again changes nothing, a corrected one only what it corrects", async () => {
    const file = [HEADER, "2026-03-01,google,cpc,Brand,10,5,100", "2026-03-02,google,cpc,Brand,20,6,200"].join("\n");
    await importFile(file);
    const before = await state();
    expect(counts(await importFile(file))).toEqual([2, 0, 0, 2, 0]);
    expect(await state()).toEqual(before);
    const corrected = await importFile(file.replace(",20,6,200", ",25,,200"));
    expect(counts(corrected)).toEqual([2, 0, 1, 1, 0]);
    // The clicks were known; a report without them does not take them away.
    expect((await spend())[1]).toEqual(["2026-03-02", "google", "cpc", "Brand", 2500, 6, 200]);
  });

  test("rows of one campaign and day that a report splits further are added up", async () => {
    const file = [
      "Day,Campaign,Device,Cost,Clicks,Impr.",
      "2026-03-01,Brand,mobile,10.25,5,100",
      "2026-03-02,Brand,mobile,1,1,1",
      "2026-03-01,Brand,desktop,0.75,,50",
    ].join("\n");
    for (const batchRows of [1, 2, 1000]) {
      org = await t.createOrganization();
      const ended = await importFile(file, { batchRows });
      expect(counts(ended)).toEqual([3, 2, 0, 1, 0]);
      expect(ended.warnings).toContain(
        "Several rows are of the same day, source, medium and campaign; their figures were added up.",
      );
      expect(await spend()).toEqual([
        ["2026-03-01", "Google Ads", null, "Brand", 1100, 5, 150],
        ["2026-03-02", "Google Ads", null, "Brand", 100, 1, 1],
      ]);
      expect(counts(await importFile(file, { batchRows }))).toEqual([3, 0, 0, 3, 0]);
    }
  });

  test("refused rows are kept with line and reason, and a report's totals do not count twice", async () => {
    const file = [
      "Campaign report",
      '"March 1, 2026 - March 31, 2026"',
      "Day,Campaign,Currency code,Cost,Clicks,Impr.",
      "2026-03-01,Total Rehab,USD,10.00,5,100",
      "2026-03-01,Search,EUR,10.00,5,100",
      "2026-03-01,Search,USD,€10.00,5,100",
      "2026-03-01,Search,USD,ten,5,100",
      "2026-03-01,Search,USD,,5,100",
      "soon,Search,USD,1,5,100",
      "2026-03-01,Search,USD,1,many,100",
      "2026-03-01,Search,USD",
      "Total: Account, --,USD,20.00,10,200",
    ].join("\n");
    const ended = await importFile(file, { headerLine: 3 });
    expect(counts(ended)).toEqual([9, 1, 0, 0, 8]);
    const { rows } = await t.owner.execute<{ line: number; reason: string }>(
      sql`select line, reason from import_rejections where import_id = ${ended.id} and row_number > 0 order by row_number`,
    );
    expect(rows.map(({ line, reason }) => [line, reason])).toEqual([
      [5, "Its cost is in EUR; this organization counts in USD."],
      [6, "Its cost is in €; this organization counts in USD."],
      [7, 'The cost "ten" is no amount.'],
      [8, "It has no cost."],
      [9, '"soon" is no day.'],
      [10, 'Clicks "many" is no whole number.'],
      [11, "It has 3 columns, the header has 6."],
      [12, "It is a total of other rows, which count already."],
    ]);
  });

  test("a run that is cut after any batch goes on to the same end", async () => {
    const lines = Array.from(
      { length: 30 },
      (_, i) => `2026-03-0${1 + (i % 9)},google,cpc,C${i % 12},${i}.10,${i},${i}0`,
    );
    const file = [HEADER, ...lines].join("\n");
    const whole = await importFile(file, { batchRows: 7 });
    const expected = await spend();
    for (const cut of [0, 7, 14, 28]) {
      org = await t.createOrganization();
      const row = await begin(file);
      const batches = cut / 7;
      const ctx = { ...context(), db: dyingAfter(batches) };
      await expect(runAdSpendImport(ctx, { storage, batchRows: 7 }, row, planOf(file))).rejects.toThrow("died");
      const resumed = await reread(row.id);
      expect(resumed.rowsRead).toBe(cut);
      expect(await runAdSpendImport(context(), { storage, batchRows: 7 }, resumed, planOf(file))).toBe(true);
      expect(counts(await reread(row.id))).toEqual(counts(whole));
      expect(await spend()).toEqual(expected);
    }
  });

  test("a mended row is added to what its import brought beside it, once, and replaces anything else", async () => {
    const first = await importFile(
      [HEADER, "2026-03-01,google,cpc,A,10,1,", "2026-03-01,google,cpc,A,5,many,"].join("\n"),
    );
    const mended = [HEADER, "2026-03-01,google,cpc,A,5,2,"].join("\n");
    expect(counts(await importFile(mended, { mendsId: first.id }))).toEqual([1, 0, 1, 0, 0]);
    expect(await spend()).toEqual([["2026-03-01", "google", "cpc", "A", 1500, 3, null]]);
    await importFile([HEADER, "2026-03-01,google,cpc,A,15,3,"].join("\n"));
    await importFile(mended, { mendsId: first.id });
    expect(await spend()).toEqual([["2026-03-01", "google", "cpc", "A", 500, 2, null]]);
  });

  test("an import that was canceled stops and keeps what is committed", async () => {
    const row = await begin([HEADER, "2026-03-01,google,cpc,A,1,1,1"].join("\n"));
    await t.owner.update(imports).set({ status: "canceled" }).where(eq(imports.id, row.id));
    expect(await runAdSpendImport(context(), { storage }, row, planOf(HEADER))).toBe(false);
    expect(await spend()).toEqual([]);
  });
});

describe("undoAdSpend", () => {
  const line = fc.record({ key: fc.integer({ min: 0, max: 4 }), cost: fc.integer({ min: 0, max: 3 }) });
  const fileOf = (lines: { key: number; cost: number }[]) =>
    [
      HEADER,
      ...new Map(lines.map(({ key, cost }) => [key, `2026-03-0${1 + key},google,cpc,A,${cost},${key},`])).values(),
    ].join("\n");

  test("the state before is back exactly when the latest import is undone", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(line, { maxLength: 6 }), fc.array(line, { maxLength: 6 }), async (first, second) => {
        org = await t.createOrganization();
        await importFile(fileOf(first));
        const before = await state();
        const { id } = await importFile(fileOf(second));
        await undo(id);
        expect(await state()).toEqual(before);
      }),
      { numRuns: 25 },
    );
  });

  test("an import in the middle is undone as if it had never run, whichever goes next", async () => {
    const a = fileOf([
      { key: 0, cost: 1 },
      { key: 1, cost: 1 },
    ]);
    const b = fileOf([
      { key: 1, cost: 2 },
      { key: 2, cost: 2 },
    ]);
    const c = fileOf([
      { key: 2, cost: 3 },
      { key: 1, cost: 3 },
      { key: 3, cost: 3 },
    ]);
    await importFile(a);
    await importFile(c);
    const withoutB = await spend();
    org = await t.createOrganization();
    const [first, second, third] = [await importFile(a), await importFile(b), await importFile(c)];
    await undo(second.id);
    expect(await spend()).toEqual(withoutB);
    await undo(third.id);
    expect((await spend()).map((row) => [row[0], row[4]])).toEqual([
      ["2026-03-01", 100],
      ["2026-03-02", 100],
    ]);
    await undo(first.id);
    expect(await state()).toEqual([]);
  });

  test("another organization's rows stay, also when they are of the same day and campaign", async () => {
    const file = fileOf([{ key: 0, cost: 1 }]);
    await importFile(file);
    const theirs = org;
    org = await t.createOrganization();
    const { id } = await importFile(file);
    await undo(id);
    expect(await spend()).toEqual([]);
    org = theirs;
    expect(await spend()).toHaveLength(1);
  });
});

describe("buildAdSpendPlan", () => {
  const build = (header: string[]) =>
    buildAdSpendPlan({ delimiter: ",", header, headerLine: 1, dayFirst: false }, "USD");

  test("reports of Google Ads and Meta Ads are recognised by their headers", () => {
    const google = build(["Day", "Campaign", "Currency code", "Cost", "Clicks", "Impr."]);
    expect(google).toMatchObject({ layout: "google_ads", fixedSource: "Google Ads" });
    expect(google.columns).toEqual({ date: 0, campaign: 1, currency: 2, cost: 3, clicks: 4, impressions: 5 });
    const meta = build([
      ...["Campaign name", "Reporting starts", "Reporting ends", "Amount spent (USD)", "Clicks (all)", "Link clicks"],
      "Impressions",
    ]);
    expect(meta).toMatchObject({ layout: "meta_ads", fixedSource: "Facebook" });
    expect(meta.columns).toEqual({ campaign: 0, date: 1, lastDate: 2, cost: 3, clicks: 5, impressions: 6 });
  });

  test("a cost in another currency, or no cost at all, is refused by name", () => {
    expect(() => build(["Day", "Amount spent (EUR)"])).toThrow('"Amount spent (EUR)" is not in USD');
    expect(() => build(["Day", "Clicks"])).toThrow("No column is read as the cost.");
  });
});

/** Lets `batches` transactions through and breaks the next one before it commits. */
function dyingAfter(batches: number): typeof t.db {
  let left = batches;
  return new Proxy(t.db, {
    get(target, name, receiver) {
      if (name !== "transaction") return Reflect.get(target, name, receiver);
      return (work: Parameters<typeof target.transaction>[0]) =>
        target.transaction(async (tx) => {
          const result = await work(tx);
          if (left-- === 0) throw new Error("died");
          return result;
        });
    },
  });
}
