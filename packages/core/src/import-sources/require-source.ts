import type { Transaction } from "@parley/db";
import { importSources } from "@parley/db/schema";
import { decodeId, notFound } from "@parley/platform";
import { and, eq } from "drizzle-orm";
import type { Context } from "../context/index.ts";
import type { SourceRow } from "./source.ts";

/** Fetches by public id inside the tenant, locked until the transaction ends, or throws `not_found`. */
export async function requireSource(tx: Transaction, ctx: Context, id: string): Promise<SourceRow> {
  const uuid = decodeId("src", id);
  const row = uuid && (await findSource(tx, { organizationId: ctx.organizationId, sourceId: uuid }));
  if (!row) throw notFound("source");
  return row;
}

/** The same by what a job's payload names; null when it was deleted. */
export async function findSource(
  tx: Transaction,
  { organizationId, sourceId }: { organizationId: string; sourceId: string },
): Promise<SourceRow | null> {
  const [row] = await tx
    .select()
    .from(importSources)
    .where(and(eq(importSources.organizationId, organizationId), eq(importSources.id, sourceId)))
    .for("update");
  return row ?? null;
}
