import type { Transaction } from "@parley/db";
import { knowledgeEntries } from "@parley/db/schema";
import { decodeId, encodeId, notFound } from "@parley/platform";
import { and, eq } from "drizzle-orm";
import { enqueue } from "../jobs/index.ts";
import type { KnowledgeEntry } from "./schemas.ts";

export type KnowledgeRow = typeof knowledgeEntries.$inferSelect;

/** The entry behind a public id, locked until the transaction ends. Throws not_found. */
export async function findEntry(tx: Transaction, organizationId: string, publicId: string): Promise<KnowledgeRow> {
  const id = decodeId("know", publicId);
  const [row] = id
    ? await tx
        .select()
        .from(knowledgeEntries)
        .where(and(eq(knowledgeEntries.organizationId, organizationId), eq(knowledgeEntries.id, id)))
        .for("update")
    : [];
  if (!row) throw notFound("entry");
  return row;
}

export function presentEntry(row: KnowledgeRow): KnowledgeEntry {
  return {
    id: encodeId("know", row.id),
    personaId: row.personaId === null ? null : encodeId("persona", row.personaId),
    title: row.title,
    text: row.text,
    embedded: row.embedding !== null,
    createdAt: row.createdAt,
    updatedAt: row.updatedAt,
  };
}

/** Has the entry's embedding made, once however often it is changed in the meantime. */
export function enqueueEmbedding(tx: Transaction, { organizationId, id }: KnowledgeRow): Promise<void> {
  const payload = { organizationId, table: "knowledge_entries" as const, ids: [id] };
  return enqueue(tx, "embed_texts", payload, { key: `embed:${id}` });
}
