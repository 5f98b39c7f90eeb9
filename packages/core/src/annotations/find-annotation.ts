import type { Transaction } from "@parley/db";
import { annotations } from "@parley/db/schema";
import { decodeId, encodeId, notFound } from "@parley/platform";
import { and, eq } from "drizzle-orm";
import type { Annotation } from "./schemas.ts";

type Row = typeof annotations.$inferSelect;

/** The annotation behind a public id, as long as the transaction lasts. Throws not_found. */
export async function findAnnotation(tx: Transaction, organizationId: string, publicId: string): Promise<Row> {
  const id = decodeId("ann", publicId);
  const [found] = id
    ? await tx
        .select()
        .from(annotations)
        .where(and(eq(annotations.organizationId, organizationId), eq(annotations.id, id)))
        .for("update")
    : [];
  if (!found) throw notFound("annotation");
  return found;
}

export function toAnnotation({ id, day, text }: Pick<Row, "id" | "day" | "text">): Annotation {
  return { id: encodeId("ann", id), day, text };
}
