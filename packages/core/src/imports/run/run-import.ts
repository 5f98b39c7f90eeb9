import { type Database, withTenant } from "@parley/db";
import { imports } from "@parley/db/schema";
import type { Clock } from "@parley/platform";
import { and, eq, inArray } from "drizzle-orm";
import { systemContext } from "../../context/index.ts";
import type { JobPayload } from "../../jobs/index.ts";
import type { Storage } from "../../storage/index.ts";
import type { ImportRow } from "../import-summary.ts";
import { endImport } from "./end-import.ts";
import { importRows } from "./import-rows.ts";
import { lockOrganizationImports } from "./lock-organization-imports.ts";
import { ImportRefused, planImport } from "./plan-import.ts";

export interface RunImportDeps {
  db: Database;
  clock: Clock;
  storage: Storage;
  /** The job will not be tried again: an unexpected error ends the import as failed, with what it kept. */
  lastAttempt?: boolean;
  /** Rows per transaction. */
  batchRows?: number;
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
    if (!row) return;
    try {
      const stored = await deps.storage.stat(row.storageKey);
      if (!stored) throw new ImportRefused("The uploaded file is gone. Import it again.");
      const plan = await planImport(() => deps.storage.read(row.storageKey));
      const ended = await importRows(ctx, deps, row, plan);
      if (ended) await endImport(ctx, row, { status: "completed" });
    } catch (error) {
      if (error instanceof ImportRefused) await endImport(ctx, row, { status: "failed", failure: error.message });
      else if (deps.lastAttempt) {
        await endImport(ctx, row, {
          status: "failed",
          failure: "Something went wrong on our side. Import the file again.",
        });
        await deps.storage.delete(row.storageKey);
        throw error;
      } else throw error;
    }
    await deps.storage.delete(row.storageKey);
  } finally {
    await release();
  }
}

/** Marks the import as running. Null when it has ended (a job may come twice) or does not exist. */
async function begin(deps: RunImportDeps, payload: JobPayload<"run_import">): Promise<ImportRow | null> {
  const { organizationId, importId } = payload;
  return withTenant(deps.db, { organizationId }, async (tx) => {
    const mine = and(eq(imports.organizationId, organizationId), eq(imports.id, importId));
    const [row] = await tx
      .select()
      .from(imports)
      .where(and(mine, inArray(imports.status, ["queued", "running"])))
      .for("update");
    if (!row) return null;
    const startedAt = row.startedAt ?? deps.clock.now();
    await tx.update(imports).set({ status: "running", startedAt }).where(mine);
    return { ...row, status: "running", startedAt };
  });
}
