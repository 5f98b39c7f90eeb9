import { and, eq, inArray } from "drizzle-orm";
import { type Context, inTenant } from "../context/index.ts";
import { type EmbeddedTable, embeddedTables } from "./tables.ts";

/** The texts of these rows (uuids), for the job that embeds them; rows that are gone are left out. */
export async function loadTexts(
  ctx: Context,
  name: EmbeddedTable,
  ids: readonly string[],
): Promise<{ id: string; text: string }[]> {
  const { table, text } = embeddedTables[name];
  return inTenant(ctx, (tx) =>
    tx
      .select({ id: table.id, text })
      .from(table)
      .where(and(eq(table.organizationId, ctx.organizationId), inArray(table.id, [...ids]))),
  );
}
