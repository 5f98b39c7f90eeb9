import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Database } from "@parley/db";
import { imports } from "@parley/db/schema";
import { newUuid } from "@parley/platform";
import { createTestDatabase, type TestOrganization } from "@parley/testing";
import { eq, sql } from "drizzle-orm";
import { type Context, inTenant } from "../../context/index.ts";
import { createDiskStorage } from "../../storage/index.ts";
import { buildAdSpendPlan, runAdSpendImport } from "../index.ts";

export type ImportRow = typeof imports.$inferSelect;
export const HEADER = "date,source,medium,campaign,cost,clicks,impressions";

/** A database with a store of files, in which a test imports ad spend into one organization after another. */
export async function openSpendWorkspace() {
  const t = await createTestDatabase();
  const directory = mkdtempSync(join(tmpdir(), "parley-spend-"));
  const storage = createDiskStorage(directory);
  let org: TestOrganization = await t.createOrganization();
  let seconds = 0;
  // Each look at the clock is a second later, so that imports have an order.
  const context = (): Context => {
    return { ...org.context, clock: { now: () => new Date(1_770_000_000_000 + seconds++ * 1000) } };
  };

  /** A running import of this content, as the job finds it. */
  async function begin(content: string, mendsId: string | null = null): Promise<ImportRow> {
    const ctx = context();
    const id = newUuid();
    const storageKey = `${org.organizationId}/imports/${id}.csv`;
    const bytesTotal = await storage.put(storageKey, oddPieces(content));
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

  async function reread(id: string): Promise<ImportRow> {
    const [row] = await t.owner.select().from(imports).where(eq(imports.id, id));
    return row!;
  }

  async function carryThrough(
    row: ImportRow,
    plan: ReturnType<typeof planOf>,
    batchRows?: number,
    db: Database = t.db,
  ) {
    return runAdSpendImport({ ...context(), db }, { storage, batchRows }, row, plan);
  }

  return {
    t,
    context,
    begin,
    reread,
    carryThrough,
    organizationId: () => org.organizationId,
    async changeOrganization(to?: TestOrganization) {
      const left = org;
      org = to ?? (await t.createOrganization());
      return left;
    },
    async importFile(content: string, options: { headerLine?: number; batchRows?: number; mendsId?: string } = {}) {
      const row = await begin(content, options.mendsId);
      const whole = await carryThrough(row, planOf(content, options.headerLine), options.batchRows);
      if (!whole) throw new Error("The import was canceled");
      return reread(row.id);
    },
    /** All rows: day, source, medium, campaign, cost, clicks, impressions. */
    async spend(): Promise<unknown[][]> {
      const value = (kind: string) =>
        sql.raw(`(select value from dimension_values v where v.organization_id = a.organization_id and v.kind = '${kind}'
          and v.id = a.${kind}_id) as ${kind}`);
      const { rows } = await t.owner.execute<Record<string, unknown>>(sql`select day::text, ${value("source")},
        ${value("medium")}, ${value("campaign")}, cost_minor::int as cost, clicks::int, impressions::int from ad_spend a
        where organization_id = ${org.organizationId} order by 1, 2, 3, 4`);
      return rows.map((row) => Object.values(row));
    },
    /** Everything that an undo has to bring back. */
    async state(): Promise<unknown[]> {
      const { rows } = await t.owner.execute(sql`select a.*, (select jsonb_agg(to_jsonb(c) order by c.import_id)
        from import_changes c where c.organization_id = a.organization_id and c.row_id = a.id) as changes
        from ad_spend a where organization_id = ${org.organizationId} order by id`);
      return rows;
    },
    async close() {
      await t.close();
      rmSync(directory, { recursive: true, force: true });
    },
  };
}

export const planOf = (content: string, headerLine = 1, dayFirst = false) => {
  const header = content.split("\n")[headerLine - 1]!.split(",");
  return buildAdSpendPlan({ delimiter: ",", header, headerLine, dayFirst }, "USD");
};

/** Rows read, inserted, updated, unchanged and rejected. */
export const counts = (row: ImportRow) => {
  return [row.rowsRead, row.rowsInserted, row.rowsUpdated, row.rowsUnchanged, row.rowsRejected];
};

/** Rows and characters are cut where it hurts. */
async function* oddPieces(content: string) {
  const bytes = Buffer.from(content);
  for (let at = 0; at < bytes.length; at += 97) yield bytes.subarray(at, at + 97);
}
