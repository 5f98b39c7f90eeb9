import { Readable } from "node:stream";
import type { BulkDatabase, Database } from "@parley/db";
import { organizations } from "@parley/db/schema";
import { type Clock, encodeId, newUuid } from "@parley/platform";
import { eq } from "drizzle-orm";
import { enqueueIndex } from "../call-search/index.ts";
import { type Context, inTenant, systemContext } from "../context/index.ts";
import { appendEvent } from "../events/index.ts";
import { keepZone } from "../local-times/index.ts";
import type { Storage } from "../storage/index.ts";
import type { RowGroup } from "./engine/encoded-batch.ts";
import { inlineBatches } from "./engine/inline-batches.ts";
import { callTuplePrefix } from "./engine/tuple-columns.ts";
import { analyseFile, buildCallPlan, ensureCustomFields } from "./mapping/index.ts";
import { encodeTexts } from "./run/encode-texts.ts";
import { DimensionIds } from "./store/dimension-ids.ts";
import { fittingLayout } from "./store/fitting-layout.ts";
import { addCallers, recountCallers } from "./store/refresh-callers.ts";
import { type WriteCounts, writeBatch } from "./store/write-batch.ts";
import { jsonToCsv } from "./upload/json/json-to-csv.ts";
import { DEFAULT_IMPORT_LIMITS } from "./upload/limits.ts";

export interface IngestDeps {
  db: Database;
  bulk: BulkDatabase;
  clock: Clock;
  storage: Storage;
}

/** What became of calls that came by themselves; refused ones with the reason, never with what they say. */
export interface IngestOutcome {
  rowsInserted: number;
  rowsUpdated: number;
  rowsUnchanged: number;
  refused: string[];
}

/**
 * Takes calls in as the CallTrackingMetrics API and its webhooks give them, by the rules of an import: the same call again changes
 * nothing, a later state lands. All in one transaction, so it may be repeated after a crash.
 */
export async function ingestCalls(
  deps: IngestDeps,
  { organizationId, sourceId }: { organizationId: string; sourceId: string },
  records: Record<string, unknown>[],
): Promise<IngestOutcome> {
  const ctx = systemContext(deps, organizationId, { kind: "job", job: "ingest_calls" });
  const outcome: IngestOutcome = { rowsInserted: 0, rowsUpdated: 0, rowsUnchanged: 0, refused: [] };
  if (records.length === 0) return outcome;
  const csv = await toCsv(deps.storage, organizationId, records);
  const open = () => Readable.from([csv]);
  const plan = buildCallPlan(await analyseFile(open, { source: "ctm", kind: "calls" }));
  const organization = await readOrganization(ctx);
  await inTenant(ctx, (tx) => ensureCustomFields(tx, organizationId, plan.customFields));
  const keys = plan.details.map(({ key }) => key);
  const layout = await deps.bulk.transaction(organizationId, (tx) => fittingLayout(tx, organizationId, keys));
  const layoutId = layout.id;
  plan.details = layout.columns.map(
    (key) => plan.details.find((detail) => detail.key === key) ?? { key, position: -1 },
  );
  const now = ctx.clock.now();
  const { timezone, currency } = organization;
  const scope = {
    ...{ organizationId, importId: null, generated: false, layoutId, timezone, currency },
    ...{ organizationTimezone: timezone, now: now.getTime() },
  };
  const settings = {
    plan,
    scope,
    skipRows: 0,
    ignoreShifts: true,
    batchRows: 1000,
    maxRecordBytes: DEFAULT_IMPORT_LIMITS.maxCellBytes,
  };
  const ids = new DimensionIds();
  const prefixBytes = callTuplePrefix(scope).length;
  for await (const batch of inlineBatches(settings, open)) {
    await ids.apply(batch, prefixBytes, encodeTexts(ctx));
    const target = { organizationId, importId: null, layoutId, now, changedBy: `source:${sourceId}` };
    const touched = [batch.fresh, batch.changed].flatMap((group) => idsOf(group, prefixBytes));
    const written: WriteCounts = await deps.bulk.transaction(organizationId, async (tx) => {
      await keepZone(tx, organizationId, timezone);
      const counts = await writeBatch(tx, target, batch, { direct: false });
      await addCallers(tx, organizationId, "id = any($2::uuid[])", [touched]);
      await recountCallers(tx, organizationId, counts.moved);
      return counts;
    });
    // Also when nothing changed: a process may have died between writing the calls and this.
    if (touched.length > 0) {
      await inTenant(ctx, async (tx) => {
        await enqueueIndex(tx, organizationId, { callIds: touched });
        if (written.inserted + written.updated > 0)
          for (const id of touched) {
            await appendEvent(tx, ctx, { type: "call.updated", subjectId: encodeId("call", id) });
          }
      });
    }
    outcome.rowsInserted += written.inserted;
    outcome.rowsUpdated += written.updated;
    outcome.rowsUnchanged += written.unchanged;
    outcome.refused.push(
      ...batch.rejected.map(({ column, reason }) => (column ? `${column} was not understood.` : reason)),
    );
  }
  return outcome;
}

function idsOf({ calls, starts }: RowGroup, prefixBytes: number): string[] {
  const bytes = Buffer.from(calls.buffer, calls.byteOffset, calls.byteLength);
  return Array.from(starts, (start) => bytes.toString("hex", start + prefixBytes + 4, start + prefixBytes + 20));
}

async function readOrganization(ctx: Context) {
  const [found] = await inTenant(ctx, (tx) =>
    tx.select().from(organizations).where(eq(organizations.id, ctx.organizationId)),
  );
  return found!;
}

async function toCsv(storage: Storage, organizationId: string, records: Record<string, unknown>[]): Promise<Buffer> {
  const draft = `${organizationId}/imports/${newUuid()}.draft`;
  const pieces: Buffer[] = [];
  const json = Readable.from([Buffer.from(JSON.stringify(records))]);
  for await (const piece of jsonToCsv(storage, draft, json, DEFAULT_IMPORT_LIMITS)) pieces.push(Buffer.from(piece));
  return Buffer.concat(pieces);
}
