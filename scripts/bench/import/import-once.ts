import { createReadStream } from "node:fs";
import { systemContext } from "@parley/core/context";
import { createImport, getImport, runImport } from "@parley/core/imports";
import { createDiskStorage } from "@parley/core/storage";
import { openBulkDatabase, openDatabase } from "@parley/db";
import { decodeId, systemClock } from "@parley/platform";

export interface ImportOrder {
  appUrl: string;
  ownerUrl: string;
  organizationId: string;
  /** The file to import. */
  path: string;
  /** Where uploads are stored. */
  storage: string;
}

export interface ImportOutcome {
  status: string;
  failure: string | null;
  /** Seconds until the upload lay in the storage. */
  storingSeconds: number;
  /** Seconds of the job, from its start until the import had ended. */
  jobSeconds: number;
  rows: { read: number; inserted: number; updated: number; unchanged: number; rejected: number };
}

/** Stores the file and runs its job in this process, as a worker does. */
export async function importOnce({
  appUrl,
  ownerUrl,
  organizationId,
  path,
  storage,
}: ImportOrder): Promise<ImportOutcome> {
  const { db, close } = openDatabase(appUrl, { max: 5 });
  const bulk = openBulkDatabase(ownerUrl);
  const deps = { bulk, db, clock: systemClock, storage: createDiskStorage(storage) };
  const ctx = systemContext(deps, organizationId, { kind: "operator" });
  const begun = performance.now();
  const content = createReadStream(path, { highWaterMark: 1 << 20 });
  const { id } = await createImport(ctx, deps, { fileName: "export.csv", content });
  const stored = performance.now();
  await runImport(deps, { organizationId, importId: decodeId("imp", id)! });
  const ended = performance.now();
  const end = await getImport(ctx, id);
  await bulk.close();
  await close();
  return {
    ...{ status: end.status, failure: end.failure },
    storingSeconds: (stored - begun) / 1000,
    jobSeconds: (ended - stored) / 1000,
    rows: {
      ...{ read: end.rowsRead, inserted: end.rowsInserted, updated: end.rowsUpdated },
      ...{ unchanged: end.rowsUnchanged, rejected: end.rowsRejected },
    },
  };
}
