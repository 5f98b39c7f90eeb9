import { createReadStream, existsSync, statSync } from "node:fs";
import { basename } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { createImport, getImport, type ImportSummary, runImport } from "@parley/core/imports";
import { decodeId } from "@parley/platform";
import type { Flags, Result } from "./commands.ts";
import { createImportBar, type ImportBar } from "./import-bar.ts";
import type { Operator } from "./operator.ts";
import { UsageError } from "./usage.ts";

/** States that nothing leads out of without a decision. */
const RESTING: ImportSummary["status"][] = ["completed", "failed", "canceled", "paused"];

/** Imports a file into the organization and waits, with a bar on a terminal. Works with and without a running server. */
export async function importFile(operator: Operator, flags: Flags): Promise<Result> {
  const [file] = flags.arguments;
  if (!file) throw new UsageError("Name the file: npm run parley -- import FILE --org ORG");
  if (!existsSync(file)) throw new UsageError(`There is no file ${file}.`);
  const ctx = await operator.contextOf(flags.org);
  const bar = !flags.json && process.stderr.isTTY ? createImportBar(process.stderr) : null;
  try {
    const created = await createImport(ctx, operator, {
      fileName: basename(file),
      timezone: flags.timezone,
      currency: flags.currency,
      // The verb says which words it takes.
      source: flags.source as "auto" | undefined,
      kind: flags.kind as "calls" | undefined,
      content: counted(file, bar),
    });
    const importId = decodeId("imp", created.id)!;
    // When a running server has picked the job up already, this one is refused and the loop below watches the other.
    const running = runImport(operator, { organizationId: ctx.organizationId, importId }).catch(() => {});
    for (;;) {
      const now = await getImport(ctx, created.id);
      bar?.importing(now);
      if (RESTING.includes(now.status)) break;
      await sleep(200);
    }
    await running;
    const end = await getImport(ctx, created.id);
    bar?.importing(end);
    return { data: end, text: describe(end), failed: end.status !== "completed" };
  } finally {
    bar?.stop();
  }
}

async function* counted(file: string, bar: ImportBar | null): AsyncGenerator<Buffer> {
  const total = statSync(file).size;
  let bytes = 0;
  for await (const chunk of createReadStream(file)) {
    bytes += (chunk as Buffer).length;
    bar?.storing(bytes, total);
    yield chunk as Buffer;
  }
}

function describe(end: ImportSummary): string {
  if (end.failure) return `${end.status}: ${end.failure}`;
  const { rowsRead, rowsInserted, rowsUpdated, rowsUnchanged, rowsRejected } = end;
  const sums = `${rowsRead} rows: ${rowsInserted} new, ${rowsUpdated} updated, ${rowsUnchanged} unchanged, ${rowsRejected} refused`;
  if (!end.stop) return `${end.status}: ${sums}`;
  const { column, line, reason } = end.stop;
  return `paused at line ${line}, column ${column}: ${reason} So far ${sums}. Go on or cancel it on the page of imports.`;
}
