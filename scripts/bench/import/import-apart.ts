import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { openDatabase } from "@parley/db";
import { organizations } from "@parley/db/schema";
import { newUuid } from "@parley/platform";
import type { ExportFile } from "./generate-export.ts";
import type { ImportOrder, ImportOutcome } from "./import-once.ts";
import type { ScratchDatabase } from "./scratch-server.ts";

const LAST_WORDS = 1_500;
const PROCESS = fileURLToPath(new URL("./import-process.ts", import.meta.url));

interface Run extends ImportOutcome {
  peakRssBytes: number;
}

export interface ImportRun extends Run {
  rowsPerSecond: number;
}

/** An organization without calls, for imports into this database. */
export async function createOrganization({ ownerUrl }: ScratchDatabase): Promise<string> {
  const { db, close } = openDatabase(ownerUrl, { max: 1 });
  const id = newUuid();
  await db.insert(organizations).values({ id, name: "Bench", timezone: "America/New_York", currency: "USD" });
  await close();
  return id;
}

/**
 * Imports the file in a process of its own, so that its memory is the importer's alone. `expected` is what all rows must come to; throws
 * when the import says anything else.
 */
export async function importApart(
  database: ScratchDatabase,
  target: { organizationId: string; directory: string },
  file: ExportFile,
  expected: "inserted" | "unchanged",
): Promise<ImportRun> {
  const { appUrl, ownerUrl } = database;
  const { organizationId, directory } = target;
  const order: ImportOrder = { appUrl, ownerUrl, organizationId, path: file.path, storage: join(directory, "files") };
  const child = spawn(process.execPath, ["--import", "tsx", PROCESS, JSON.stringify(order)], {
    stdio: ["ignore", "ignore", "pipe", "ipc"],
  });
  // A failed statement is told with all its rows; what went wrong stands behind them.
  let words = "";
  child.stderr?.setEncoding("utf8").on("data", (text: string) => {
    words = (words + text).slice(-LAST_WORDS);
  });
  const outcome = await Promise.race([
    once(child, "message").then(([message]) => message as Run),
    once(child, "close").then(([code]) => {
      throw new Error(`The importing process ended with ${code}: ${words}`);
    }),
  ]);
  if (child.exitCode === null) await once(child, "exit");
  const { rows } = outcome;
  if (outcome.status !== "completed" || rows[expected] !== file.rows || rows.read !== file.rows) {
    throw new Error(`The import was to end with ${file.rows} rows ${expected}, but: ${JSON.stringify(outcome)}`);
  }
  return { ...outcome, rowsPerSecond: file.rows / outcome.jobSeconds };
}
