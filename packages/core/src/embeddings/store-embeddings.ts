import { and, eq } from "drizzle-orm";
import { type Context, inTenant } from "../context/index.ts";
import { toBytes } from "./bytes.ts";
import { type EmbeddedTable, embeddedTables } from "./tables.ts";

/** Keeps embeddings, each only while its row still has the text that it was made of: a change in between has a job of its own. */
export async function storeEmbeddings(
  ctx: Context,
  name: EmbeddedTable,
  embedded: readonly { id: string; text: string; embedding: Float32Array }[],
): Promise<void> {
  const { table, text } = embeddedTables[name];
  await inTenant(ctx, async (tx) => {
    for (const row of embedded) {
      await tx
        .update(table)
        .set({ embedding: toBytes(row.embedding) })
        .where(and(eq(table.organizationId, ctx.organizationId), eq(table.id, row.id), eq(text, row.text)));
    }
  });
}
