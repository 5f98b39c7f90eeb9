import type { Transaction } from "@parley/db";
import { importMappings } from "@parley/db/schema";
import { decodeId, encodeId, notFound } from "@parley/platform";
import { and, eq } from "drizzle-orm";
import type { Context } from "../context/index.ts";

/** A mapping that was saved under a name, as people and the API see it. */
export interface SavedMapping {
  id: string;
  name: string;
  kind: "calls" | "ad_spend";
  /** By header: a field's key, or `custom`, `tag`, `keep` or `ignore`. */
  columns: Record<string, string>;
  timezone: string | null;
  createdAt: Date;
}

/** Fetches by public id inside the tenant or throws `not_found`. */
export async function requireMapping(tx: Transaction, ctx: Context, id: string): Promise<SavedMapping> {
  const uuid = decodeId("map", id);
  if (!uuid) throw notFound("mapping");
  const [row] = await tx
    .select()
    .from(importMappings)
    .where(and(eq(importMappings.organizationId, ctx.organizationId), eq(importMappings.id, uuid)));
  if (!row) throw notFound("mapping");
  return describeMapping(row);
}

export function describeMapping(row: typeof importMappings.$inferSelect): SavedMapping {
  const { id, name, timezone, createdAt } = row;
  const columns = Object.fromEntries(Object.entries(row.columns).map(([header, role]) => [header, role ?? "custom"]));
  return { id: encodeId("map", id), name, kind: row.kind as SavedMapping["kind"], columns, timezone, createdAt };
}
