import { type BulkDatabase, type Database, withTenant } from "@parley/db";
import { imports } from "@parley/db/schema";
import type { Clock } from "@parley/platform";
import { and, eq } from "drizzle-orm";
import { runAdSpendImport } from "../../ad-spend/index.ts";
import { type Context, inTenant, systemContext } from "../../context/index.ts";
import type { JobPayload } from "../../jobs/index.ts";
import type { Storage } from "../../storage/index.ts";
import { ImportRefused } from "../import-refused.ts";
import type { ImportRow } from "../import-summary.ts";
import type { ImportPlan } from "../mapping/build-import-plan.ts";
import { settleCallers } from "../store/settle-callers.ts";
import type { ImportLimits } from "../upload/limits.ts";
import { endImport } from "./end-import.ts";
import { importFile } from "./import-file.ts";
import { lockOrganizationImports } from "./lock-organization-imports.ts";

export interface RunImportDeps {
  db: Database;
  /** The importer's way in, as the owner of the tables. */
  bulk: BulkDatabase;
  clock: Clock;
  storage: Storage;
  /** The job will not be tried again: an unexpected error ends the import as failed, with what it kept. */
  lastAttempt?: boolean;
  /** Rows per transaction; 8,192 unless given. */
  batchRows?: number;
  /** A row may be as long as its longest cell may be. */
  importLimits?: Pick<ImportLimits, "maxCellBytes">;
}

/**
 * Job `run_import`. Carries an import through from wherever the last committed batch left it; running it twice, or again after it
 * ended, changes nothing. A file that cannot be imported ends as failed with its reason. Throws when the database or the storage
 * does not answer, so that the job is tried again.
 */
export async function runImport(deps: RunImportDeps, payload: JobPayload<"run_import">): Promise<void> {
  const release = await lockOrganizationImports(deps.db, payload.organizationId);
  if (!release) throw new Error("Another import of this organization is running; this one is tried again.");
  const ctx = systemContext(deps, payload.organizationId, { kind: "job", job: "run_import" });
  try {
    const row = await begin(deps, payload);
    if (!row || WAITING.has(row.status)) return;
    // A process may have died between the end of an import and what comes behind it.
    const ended = ENDED.has(row.status) || (row.status === "running" && (await carryThrough(ctx, deps, row)));
    if (!ended && row.kind === "calls") await settleCallers(deps.bulk, row);
    if (ended || !(await isPaused(ctx, row))) await deps.storage.delete(row.storageKey);
  } finally {
    await release();
  }
}

/** True when the import has ended; false when it was canceled or waits for the user. */
async function carryThrough(ctx: Context, deps: RunImportDeps, row: ImportRow): Promise<boolean> {
  try {
    if (!(await carryOut(ctx, deps, row))) return false;
    await endImport(ctx, deps.bulk, row, { status: "completed" });
    return true;
  } catch (error) {
    const failure = failureOf(error, deps.lastAttempt === true);
    if (failure === null) throw error;
    await endImport(ctx, deps.bulk, row, { status: "failed", failure });
    if (error instanceof ImportRefused) return true;
    await deps.storage.delete(row.storageKey);
    throw error;
  }
}

/** True when the file was read to its end. */
async function carryOut(ctx: Context, deps: RunImportDeps, row: ImportRow): Promise<boolean> {
  if (!(await deps.storage.stat(row.storageKey))) {
    throw new ImportRefused("The uploaded file is gone. Import it again.");
  }
  const plan = row.plan as ImportPlan | null;
  if (!plan) throw new ImportRefused("It was never decided how this file is read. Import it again.");
  if (plan.kind === "ad_spend") return runAdSpendImport(ctx, deps, row, plan);
  return importFile(ctx, deps, row, plan);
}

/** What people are told; null when the job is to be tried again. */
function failureOf(error: unknown, lastAttempt: boolean): string | null {
  if (error instanceof ImportRefused) return error.message;
  return lastAttempt ? "Something went wrong on our side. What was imported is kept; import the file again." : null;
}

/**
 * Marks the import as running when it is its turn; one that waits for the user or has ended (a job may come twice) comes as it is: of
 * one that was canceled, what it wrote before is still to be settled. Null when there is none.
 */
function begin(deps: RunImportDeps, { organizationId, importId }: JobPayload<"run_import">): Promise<ImportRow | null> {
  return withTenant(deps.db, { organizationId }, async (tx) => {
    const mine = and(eq(imports.organizationId, organizationId), eq(imports.id, importId));
    const [row] = await tx.select().from(imports).where(mine).for("update");
    if (!row || (row.status !== "queued" && row.status !== "running")) return row ?? null;
    const startedAt = row.startedAt ?? deps.clock.now();
    await tx.update(imports).set({ status: "running", startedAt }).where(mine);
    return { ...row, status: "running", startedAt };
  });
}

async function isPaused(ctx: Context, { organizationId, id }: ImportRow): Promise<boolean> {
  const mine = and(eq(imports.organizationId, organizationId), eq(imports.id, id));
  const [row] = await inTenant(ctx, (tx) => tx.select({ status: imports.status }).from(imports).where(mine));
  return row?.status === "paused";
}

const WAITING = new Set(["review", "paused"]);
const ENDED = new Set(["completed", "failed", "undoing", "undone"]);
