import type { BulkDatabase } from "@parley/db";
import { organizations } from "@parley/db/schema";
import { eq } from "drizzle-orm";
import { type Context, inTenant } from "../../context/index.ts";
import type { EncoderScope } from "../engine/call-encoder.ts";
import type { EncodedBatch } from "../engine/encoded-batch.ts";
import { inlineBatches } from "../engine/inline-batches.ts";
import { type ParseThread, startParseThread } from "../engine/parse-thread.ts";
import { callTuplePrefix } from "../engine/tuple-columns.ts";
import type { ImportRow } from "../import-summary.ts";
import { ensureCustomFields } from "../mapping/index.ts";
import type { CallPlan } from "../plan.ts";
import { DimensionIds } from "../store/dimension-ids.ts";
import { ensureLayout } from "../store/ensure-layout.ts";
import { DEFAULT_IMPORT_LIMITS } from "../upload/limits.ts";
import { commitBatch, type ImportRun } from "./commit-batch.ts";
import { encodeTexts } from "./encode-texts.ts";
import type { RunImportDeps } from "./run-import.ts";

const BATCH_ROWS = 8192;
/**
 * A small file is read without a thread and asks the database about its own rows; a large one learns all that is there, about a second
 * for a million calls.
 */
const SMALL_FILE_BYTES = 1 << 20;
/** Sixteen bytes are remembered for each. Of larger organizations the latest are, and the rest is compared in the database. */
const MOST_KNOWN = 4_000_000;

/** Reads the file's rows and commits them batch by batch, behind those that an earlier run committed. False when it ends early. */
export async function importFile(ctx: Context, deps: RunImportDeps, row: ImportRow, plan: CallPlan): Promise<boolean> {
  const isSmall = row.bytesTotal < SMALL_FILE_BYTES;
  const starting = isSmall ? null : startParseThread();
  starting?.catch(() => {});
  const scope = await prepare(ctx, deps, row, plan).catch(async (error: unknown) => {
    await (await starting)?.stop();
    throw error;
  });
  const settings = {
    ...{ plan, scope, skipRows: row.rowsRead, ignoreShifts: row.stop?.passed === true },
    ...{
      batchRows: deps.batchRows ?? BATCH_ROWS,
      maxRecordBytes: (deps.importLimits ?? DEFAULT_IMPORT_LIMITS).maxCellBytes,
    },
  };
  if (!starting) {
    const batches = inlineBatches(settings, () => deps.storage.read(row.storageKey));
    return commitAll(ctx, deps, { row, plan, scope, knowsAll: false, batches, written: () => {} });
  }
  const thread = await starting;
  try {
    const path = await deps.storage.localPath(row.storageKey);
    const knowsAll = await learnKnown(deps.bulk, thread, row);
    const batches = thread.batches(settings, path);
    return await commitAll(ctx, deps, { row, plan, scope, knowsAll, batches, written: thread.written });
  } finally {
    await thread.stop();
  }
}

interface Work {
  row: ImportRow;
  plan: CallPlan;
  scope: EncoderScope;
  knowsAll: boolean;
  batches: AsyncIterable<EncodedBatch>;
  /** A batch's memory is no longer needed. */
  written(batch: EncodedBatch): void;
}

/** Commits batches in order. The next one's words are looked up while one is written. */
async function commitAll(ctx: Context, deps: RunImportDeps, work: Work): Promise<boolean> {
  const { row, plan, scope, knowsAll } = work;
  const run: ImportRun = { row, plan, scope, rowsRead: row.rowsRead, direct: knowsAll, announcedAt: 0 };
  const ids = new DimensionIds();
  const prefixBytes = callTuplePrefix(scope).length;
  let committing = Promise.resolve(true);
  try {
    for await (const batch of work.batches) {
      await ids.apply(batch, prefixBytes, encodeTexts(ctx));
      if (!(await committing)) return false;
      committing = commitBatch(ctx, deps.bulk, run, batch).finally(() => work.written(batch));
      committing.catch(() => {}); // Thrown where it is awaited: before the next batch, or at the end.
    }
    return await committing;
  } finally {
    // A transaction under way must have ended before anybody goes on from what is committed.
    await committing.catch(() => {});
  }
}

async function prepare(ctx: Context, deps: RunImportDeps, row: ImportRow, plan: CallPlan): Promise<EncoderScope> {
  const { organizationId } = row;
  const layoutId = await deps.bulk.transaction(organizationId, (tx) =>
    ensureLayout(
      tx,
      organizationId,
      plan.details.map(({ key }) => key),
    ),
  );
  const [organization] = await inTenant(ctx, async (tx) => {
    await ensureCustomFields(tx, organizationId, plan.customFields);
    return tx.select().from(organizations).where(eq(organizations.id, organizationId));
  });
  return {
    ...{ organizationId, importId: row.id, generated: false, layoutId, timezone: row.timezone },
    ...{ organizationTimezone: organization!.timezone, currency: row.currency, now: ctx.clock.now().getTime() },
  };
}

/** Tells the thread which rows the organization has. True when it knows all of them. */
async function learnKnown(bulk: BulkDatabase, thread: ParseThread, row: ImportRow): Promise<boolean> {
  const tracked = `organization_id = '${row.organizationId}' and kind = 'tracked'`;
  return bulk.transaction(row.organizationId, async (tx) => {
    const { rows } = await tx.query<{ some: boolean }>(`select exists (select from calls where ${tracked}) as some`);
    if (!rows[0]!.some) return true;
    const copy = `copy (select id, row_hash from calls where ${tracked} and row_hash is not null
      order by called_at desc limit ${MOST_KNOWN}) to stdout (format binary)`;
    let bytes = 0;
    for await (const chunk of tx.copyOut(copy)) {
      bytes += chunk.length;
      thread.know(chunk);
    }
    return bytes < MOST_KNOWN * 34;
  });
}
