import { imports } from "@parley/db/schema";
import { eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { counts, HEADER, openSpendWorkspace, planOf } from "./testing/spend-workspace.ts";

let w: Awaited<ReturnType<typeof openSpendWorkspace>>;
beforeAll(async () => {
  w = await openSpendWorkspace();
});
afterAll(() => w.close());
beforeEach(async () => {
  await w.changeOrganization();
});

describe("runAdSpendImport", () => {
  test("a report lands by day, source, medium and campaign, and empty cells stay absent", async () => {
    const ended = await w.importFile(
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
    expect(await w.spend()).toEqual([
      ["2026-03-01", "google", "cpc", "Brand", 123450, 1200, 45000],
      ["2026-03-02", "bing", null, null, 0, 0, null],
      ["2026-03-02", "google", "cpc", "Brand", 1000, null, null],
    ]);
  });

  test("the same file again changes nothing, a corrected one only what it corrects", async () => {
    const file = [HEADER, "2026-03-01,google,cpc,Brand,10,5,100", "2026-03-02,google,cpc,Brand,20,6,200"].join("\n");
    await w.importFile(file);
    const before = await w.state();
    expect(counts(await w.importFile(file))).toEqual([2, 0, 0, 2, 0]);
    expect(await w.state()).toEqual(before);
    const corrected = await w.importFile(file.replace(",20,6,200", ",25,,200"));
    expect(counts(corrected)).toEqual([2, 0, 1, 1, 0]);
    // The clicks were known; a report without them does not take them away.
    expect((await w.spend())[1]).toEqual(["2026-03-02", "google", "cpc", "Brand", 2500, 6, 200]);
  });

  test("rows of one campaign and day that a report splits further are added up", async () => {
    const file = [
      "Day,Campaign,Device,Cost,Clicks,Impr.",
      "2026-03-01,Brand,mobile,10.25,5,100",
      "2026-03-02,Brand,mobile,1,1,1",
      "2026-03-01,Brand,desktop,0.75,,50",
    ].join("\n");
    for (const batchRows of [1, 2, 1000]) {
      await w.changeOrganization();
      const ended = await w.importFile(file, { batchRows });
      expect(counts(ended)).toEqual([3, 2, 0, 1, 0]);
      expect(ended.warnings).toContain(
        "Several rows are of the same day, source, medium and campaign; their figures were added up.",
      );
      expect(await w.spend()).toEqual([
        ["2026-03-01", "Google Ads", null, "Brand", 1100, 5, 150],
        ["2026-03-02", "Google Ads", null, "Brand", 100, 1, 1],
      ]);
      expect(counts(await w.importFile(file, { batchRows }))).toEqual([3, 0, 0, 3, 0]);
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
    const ended = await w.importFile(file, { headerLine: 3 });
    expect(counts(ended)).toEqual([9, 1, 0, 0, 8]);
    const { rows } = await w.t.owner.execute<{ line: number; reason: string }>(
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
    const whole = await w.importFile(file, { batchRows: 7 });
    const expected = await w.spend();
    for (const cut of [0, 7, 14, 28]) {
      await w.changeOrganization();
      const row = await w.begin(file);
      const batches = cut / 7;
      await expect(w.carryThrough(row, planOf(file), 7, dyingAfter(batches))).rejects.toThrow("died");
      const resumed = await w.reread(row.id);
      expect(resumed.rowsRead).toBe(cut);
      expect(await w.carryThrough(resumed, planOf(file), 7)).toBe(true);
      expect(counts(await w.reread(row.id))).toEqual(counts(whole));
      expect(await w.spend()).toEqual(expected);
    }
  });

  test("a mended row is added to what its import brought beside it, once, and replaces anything else", async () => {
    const first = await w.importFile(
      [HEADER, "2026-03-01,google,cpc,A,10,1,", "2026-03-01,google,cpc,A,5,many,"].join("\n"),
    );
    const mended = [HEADER, "2026-03-01,google,cpc,A,5,2,"].join("\n");
    expect(counts(await w.importFile(mended, { mendsId: first.id }))).toEqual([1, 0, 1, 0, 0]);
    expect(await w.spend()).toEqual([["2026-03-01", "google", "cpc", "A", 1500, 3, null]]);
    await w.importFile([HEADER, "2026-03-01,google,cpc,A,15,3,"].join("\n"));
    await w.importFile(mended, { mendsId: first.id });
    expect(await w.spend()).toEqual([["2026-03-01", "google", "cpc", "A", 500, 2, null]]);
  });

  test("an import that was canceled stops and keeps what is committed", async () => {
    const row = await w.begin([HEADER, "2026-03-01,google,cpc,A,1,1,1"].join("\n"));
    await w.t.owner.update(imports).set({ status: "canceled" }).where(eq(imports.id, row.id));
    expect(await w.carryThrough(row, planOf(HEADER))).toBe(false);
    expect(await w.spend()).toEqual([]);
  });
});

/** Lets `batches` transactions through and breaks the next one before it commits. */
function dyingAfter(batches: number): typeof w.t.db {
  let left = batches;
  return new Proxy(w.t.db, {
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
