import type { Transaction } from "@parley/db";
import { personaExamples } from "@parley/db/schema";
import { decodeId, notFound } from "@parley/platform";
import { and, eq } from "drizzle-orm";

/** An answer of a call that was marked good, which its persona is shown in situations like that one. */
export interface Example {
  /** Public id (exm_...). */
  id: string;
  personaId: string;
  callId: string;
  /** Position of the answer in the call's transcript. */
  position: number;
  situation: string;
  answer: string;
  enabled: boolean;
  /** False while it cannot be found yet. */
  embedded: boolean;
  /** How often it was shown to the agent, and when last. */
  uses: number;
  lastUsedAt: Date | null;
  createdAt: Date;
}

function exampleUuid(publicId: string): string {
  const id = decodeId("exm", publicId);
  if (!id) throw notFound("example");
  return id;
}

/** Locked until the transaction ends. Throws not_found. */
export async function requireExample(tx: Transaction, organizationId: string, publicId: string) {
  const [row] = await tx
    .select()
    .from(personaExamples)
    .where(and(eq(personaExamples.organizationId, organizationId), eq(personaExamples.id, exampleUuid(publicId))))
    .for("update");
  if (!row) throw notFound("example");
  return row;
}
