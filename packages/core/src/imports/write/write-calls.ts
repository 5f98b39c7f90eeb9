import type { Transaction } from "@parley/db";
import { sql } from "drizzle-orm";
import type { DimensionCache } from "../../dimensions/index.ts";
import { textArray } from "./array-literals.ts";
import { encodeBatch } from "./encode-batch.ts";
import { insertCalls } from "./insert-calls.ts";
import type { PreparedCall } from "./prepare-call.ts";
import { rememberCallers } from "./remember-callers.ts";

export interface WriteTarget {
  organizationId: string;
  /** The import that brings the calls; null for the demo generator. */
  importId: string | null;
  /** Made up by the demo generator. */
  generated: boolean;
  layoutId: number;
  cache: DimensionCache;
  now: Date;
}

export interface WriteCounts {
  inserted: number;
  updated: number;
  unchanged: number;
  /** Rows that a later row of the same batch replaced; they count as unchanged. */
  repeated: number;
}

/**
 * Inserts calls that are new, replaces those that changed and leaves the others untouched. Of several rows with one id the last
 * one counts. Rows that did not change never leave this process.
 */
export async function writeCalls(tx: Transaction, target: WriteTarget, rows: PreparedCall[]): Promise<WriteCounts> {
  const latest = new Map(rows.map((row) => [row.id, row]));
  const stored = await storedHashes(tx, target.organizationId, [...latest.keys()]);
  const repeated = rows.length - latest.size;
  const counts: WriteCounts = { inserted: 0, updated: 0, unchanged: repeated, repeated };
  const changed: PreparedCall[] = [];
  for (const row of latest.values()) {
    const known = stored.get(row.id);
    if (known === undefined) counts.inserted += 1;
    else if (known === row.rowHash) {
      counts.unchanged += 1;
      continue;
    } else counts.updated += 1;
    changed.push(row);
  }
  if (changed.length === 0) return counts;
  const dimensions = await encodeBatch(tx, target, changed);
  await rememberCallers(tx, target.organizationId, changed);
  await insertCalls(tx, target, changed, dimensions);
  await writeDetails(tx, target, changed);
  return counts;
}

async function storedHashes(tx: Transaction, organizationId: string, ids: string[]): Promise<Map<string, bigint>> {
  const found = await tx.execute<{ id: string; row_hash: string | null }>(
    sql`select id, row_hash from calls where organization_id = ${organizationId} and id = any(${sql.param(ids)}::uuid[])`,
  );
  return new Map(found.rows.map((row) => [row.id, BigInt(row.row_hash ?? 0)]));
}

async function writeDetails(tx: Transaction, target: WriteTarget, rows: PreparedCall[]): Promise<void> {
  const payloads = rows.map((row) => row.payload);
  await tx.execute(
    sql`insert into call_details (organization_id, call_id, layout_id, payload)
        select ${target.organizationId}, id, ${target.layoutId}, payload
        from unnest(${sql.param(rows.map((row) => row.id))}::uuid[], ${textArray(payloads)}::text[]) as incoming(id, payload)
        on conflict (organization_id, call_id) do update set layout_id = excluded.layout_id, payload = excluded.payload`,
  );
}
