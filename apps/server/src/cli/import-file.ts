import { createReadStream, existsSync } from "node:fs";
import { basename } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { createImport, getImport, runImport } from "@parley/core/imports";
import { decodeId } from "@parley/platform";
import type { Flags, Result } from "./commands.ts";
import type { Operator } from "./operator.ts";
import { UsageError } from "./usage.ts";

const FINISHED = ["completed", "failed", "canceled"];

/** Imports a file into the organization and waits, with a bar on a terminal. Works with and without a running server. */
export async function importFile(operator: Operator, flags: Flags): Promise<Result> {
  const [file] = flags.arguments;
  if (!file) throw new UsageError("Name the file: npm run parley -- import FILE --org ORG");
  if (!existsSync(file)) throw new UsageError(`There is no file ${file}.`);
  const ctx = await operator.contextOf(flags.org);
  const source = (flags.source ?? "auto") as "auto";
  const created = await createImport(ctx, operator, {
    fileName: basename(file),
    timezone: flags.timezone,
    currency: flags.currency,
    source,
    content: createReadStream(file),
  });
  const importId = decodeId("imp", created.id)!;
  // When a running server has picked the job up already, this one is refused and the loop below watches the other.
  const running = runImport(operator, { organizationId: ctx.organizationId, importId }).catch(() => {});
  for (;;) {
    const now = await getImport(ctx, created.id);
    if (!flags.json && process.stderr.isTTY) drawBar(now.bytesRead, now.bytesTotal, now.rowsRead);
    if (FINISHED.includes(now.status)) break;
    await sleep(200);
  }
  await running;
  const end = await getImport(ctx, created.id);
  const { rowsRead, rowsInserted, rowsUpdated, rowsUnchanged, rowsRejected } = end;
  const sums = `${rowsRead} rows: ${rowsInserted} new, ${rowsUpdated} updated, ${rowsUnchanged} unchanged, ${rowsRejected} refused`;
  return {
    data: end,
    text: end.failure ? `${end.status}: ${end.failure}` : `${end.status}: ${sums}`,
    failed: end.status !== "completed",
  };
}

function drawBar(bytes: number, total: number, rows: number): void {
  const share = total === 0 ? 1 : bytes / total;
  const filled = Math.round(share * 30);
  process.stderr.write(`\r[${"#".repeat(filled)}${" ".repeat(30 - filled)}] ${Math.round(share * 100)}% ${rows} rows`);
  if (share >= 1) process.stderr.write("\n");
}
