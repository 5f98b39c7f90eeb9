import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { decodeId } from "@parley/platform";
import { createTestDatabase, type TestDatabase, type TestOrganization } from "@parley/testing";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createImport, getImport, runImport, runUndo, undoImport } from "../imports/index.ts";
import { queryMetrics } from "../insights/index.ts";
import { createDiskStorage, type Storage } from "../storage/index.ts";

let t: TestDatabase;
let org: TestOrganization;
let storage: Storage;
let directory: string;
beforeAll(async () => {
  t = await createTestDatabase();
  org = await t.createOrganization();
  directory = mkdtempSync(join(tmpdir(), "parley-ads-"));
  storage = createDiskStorage(directory);
});
afterAll(async () => {
  await t.close();
  rmSync(directory, { recursive: true, force: true });
});

const deps = () => ({ db: t.db, bulk: t.bulk, clock: org.context.clock, storage });
const payloadOf = (id: string) => ({ organizationId: org.organizationId, importId: decodeId("imp", id)! });

async function importFile(fileName: string, text: string) {
  const content = (async function* () {
    yield Buffer.from(text);
  })();
  const { id } = await createImport(org.context, { storage }, { fileName, content });
  await runImport(deps(), payloadOf(id));
  return getImport(org.context, id);
}

test("calls and what their ads cost come through one door, meet under one source, and the spend goes back out", async () => {
  await importFile(
    "calls.csv",
    [
      "CallId,DateTime,Call Status,Direction,Duration,Customer #,Tracking Source,CSR Call Score",
      "1,2026-03-02 09:00:00,Answered,inbound,60,+12125550101,Google Ads,4",
      "2,2026-03-03 09:00:00,Answered,inbound,60,+12125550102,Google Ads,5",
      "3,2026-03-03 10:00:00,Answered,inbound,60,+12125550103,Google Ads,1",
    ].join("\n"),
  );
  const spend = await importFile(
    "Campaign report.csv",
    [
      "Campaign report",
      '"March 1, 2026 - March 31, 2026"',
      "Day,Campaign,Currency code,Cost,Clicks,Impr.",
      '2026-03-02,Brand,USD,"1,000.00",40,"2,000"',
      "2026-03-03,Brand,USD,50.50,10,500",
      "2026-03-03,Brand,USD,plenty,10,500",
      'Total: Account, --,USD,"1,050.50",50,"2,500"',
    ].join("\n"),
  );
  expect(spend).toMatchObject({
    ...{ status: "completed", kind: "ad_spend", rowsRead: 4, rowsInserted: 2, rowsUpdated: 0, rowsUnchanged: 0 },
    rowsRejected: 2,
  });
  const query = {
    measures: ["ad_spend", "cost_per_click", "cost_per_lead", "calls"],
    ...{ dimensions: ["source"], range: { from: "2026-03-01", to: "2026-03-31" } },
  };
  const { rows } = await queryMetrics(org.context, query);
  expect(rows).toHaveLength(1);
  expect(rows[0]).toMatchObject({ ad_spend: 105_050, cost_per_click: 2_101, cost_per_lead: 52_525, calls: 3 });

  await undoImport(org.context, spend.id);
  await runUndo(deps(), payloadOf(spend.id));
  expect((await getImport(org.context, spend.id)).status).toBe("undone");
  expect((await queryMetrics(org.context, query)).totals).toMatchObject({ ad_spend: 0, cost_per_lead: null, calls: 3 });
});
