import type { Transaction } from "@parley/db";
import { customFields } from "@parley/db/schema";
import { sql } from "drizzle-orm";
import type { CustomColumn } from "../plan.ts";

/**
 * Makes the organization's own fields known. One that is there keeps its label; where a file holds another type than the ones before,
 * the field becomes text, which holds both. A column without values changes nothing. Tenant is the transaction's.
 */
export async function ensureCustomFields(
  tx: Transaction,
  organizationId: string,
  fields: readonly CustomColumn[],
): Promise<void> {
  const sorted = [...fields].sort((a, b) => (a.key < b.key ? -1 : 1));
  const rowOf = ({ key, label, type }: CustomColumn) => ({ organizationId, key, label, type });
  const unseen = sorted.filter((field) => field.unseen);
  if (unseen.length > 0) await tx.insert(customFields).values(unseen.map(rowOf)).onConflictDoNothing();
  const seen = sorted.filter((field) => !field.unseen);
  if (seen.length === 0) return;
  await tx
    .insert(customFields)
    .values(seen.map(rowOf))
    .onConflictDoUpdate({
      target: [customFields.organizationId, customFields.key],
      set: { type: "text" },
      setWhere: sql`${customFields.type} <> excluded.type and ${customFields.type} <> 'text'`,
    });
}
