import type { Transaction } from "@parley/db";
import { experiments } from "@parley/db/schema";
import { decodeId, encodeId, notFound } from "@parley/platform";
import { and, eq } from "drizzle-orm";
import type { Experiment } from "./schemas.ts";

type Row = typeof experiments.$inferSelect;

/** The experiment behind a public id, as long as the transaction lasts. Throws not_found. */
export async function findExperiment(tx: Transaction, organizationId: string, publicId: string): Promise<Row> {
  const id = decodeId("exp", publicId);
  const [found] = id
    ? await tx
        .select()
        .from(experiments)
        .where(and(eq(experiments.organizationId, organizationId), eq(experiments.id, id)))
        .for("update")
    : [];
  if (!found) throw notFound("experiment");
  return found;
}

export function toExperiment({ organizationId, createdBy, id, smallestEffect, ...row }: Row): Experiment {
  // The column is a four-byte float: 0.1 comes back as itself only when rounded.
  return { id: encodeId("exp", id), ...row, smallestEffect: Number(smallestEffect.toPrecision(6)) };
}
