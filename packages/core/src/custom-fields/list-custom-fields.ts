import type { Transaction } from "@parley/db";
import { customFields } from "@parley/db/schema";
import { eq, sql } from "drizzle-orm";
import { type Context, guard, inTenant } from "../context/index.ts";
import type { CustomField } from "./schemas.ts";

/** The organization's custom fields by their names. Who may read calls may know what they hold. */
export async function listCustomFields(ctx: Context): Promise<CustomField[]> {
  guard(ctx, "calls.read");
  return inTenant(ctx, (tx) => customFieldsOf(tx, ctx.organizationId));
}

export async function customFieldsOf(tx: Transaction, organizationId: string): Promise<CustomField[]> {
  const rows = await tx
    .select({ key: customFields.key, label: customFields.label, type: customFields.type })
    .from(customFields)
    .where(eq(customFields.organizationId, organizationId))
    .orderBy(sql`lower(${customFields.label})`, customFields.key);
  return rows as CustomField[];
}
