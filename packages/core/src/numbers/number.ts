import type { Transaction } from "@parley/db";
import { type CallQuestion, type OpeningHours, phoneNumbers } from "@parley/db/schema";
import { decodeId, encodeId, notFound } from "@parley/platform";
import { and, eq } from "drizzle-orm";

export type NumberRow = typeof phoneNumbers.$inferSelect;

/** A number of ours: who answers it, when, and what happens otherwise. */
export interface PhoneLine {
  /** Public id (num_...). */
  id: string;
  /** E.164 */
  number: string;
  label: string;
  personaId: string | null;
  purpose: string;
  questions: CallQuestion[];
  /** Null: always open. */
  hours: OpeningHours | null;
  closedMessage: string | null;
  fallback: string;
  createdAt: Date;
  updatedAt: Date;
}

export function presentNumber({ organizationId: _, carrierSid: __, ...row }: NumberRow): PhoneLine {
  return {
    ...row,
    id: encodeId("num", row.id),
    personaId: row.personaId === null ? null : encodeId("persona", row.personaId),
    questions: row.questions as CallQuestion[],
  };
}

/** The number behind a public id, locked until the transaction ends. Throws not_found. */
export async function requireNumber(tx: Transaction, organizationId: string, publicId: string): Promise<NumberRow> {
  const id = decodeId("num", publicId);
  const [row] = id
    ? await tx
        .select()
        .from(phoneNumbers)
        .where(and(eq(phoneNumbers.organizationId, organizationId), eq(phoneNumbers.id, id)))
        .for("update")
    : [];
  if (!row) throw notFound("number");
  return row;
}
