import type { Transaction } from "@parley/db";
import { httpTools, personas, type TransferTarget } from "@parley/db/schema";
import { decodeId, encodeId, invalidInput, notFound } from "@parley/platform";
import { and, eq, inArray } from "drizzle-orm";

export type PersonaRow = typeof personas.$inferSelect;

/** An AI caller's character as people and the API see it. */
export interface Persona {
  /** Public id (persona_...). */
  id: string;
  name: string;
  spokenName: string | null;
  voice: string | null;
  language: string;
  instructions: string;
  greeting: string | null;
  engine: string;
  record: boolean;
  consentLine: boolean;
  voicemailAction: string;
  voicemailMessage: string | null;
  maxDurationSeconds: number;
  maxCostMicrodollars: number | null;
  holdBudgetSeconds: number;
  transferTargets: TransferTarget[];
  /** Public ids (tool_...). */
  toolIds: string[];
  learns: boolean;
  archivedAt: Date | null;
  createdAt: Date;
  updatedAt: Date;
}

export function presentPersona({ organizationId: _, ...row }: PersonaRow): Persona {
  return { ...row, id: encodeId("persona", row.id), toolIds: row.toolIds.map((id) => encodeId("tool", id)) };
}

/** The persona behind a public id, locked until the transaction ends. Throws not_found. */
export async function requirePersona(tx: Transaction, organizationId: string, publicId: string): Promise<PersonaRow> {
  const id = decodeId("persona", publicId);
  const [row] = id
    ? await tx
        .select()
        .from(personas)
        .where(and(eq(personas.organizationId, organizationId), eq(personas.id, id)))
        .for("update")
    : [];
  if (!row) throw notFound("persona");
  return row;
}

/**
 * The persona that another record names, as long as the transaction lasts: it can be read and is not archived meanwhile. Throws
 * invalid_input at `pointer`, also for another organization's persona.
 */
export async function choosePersona(
  tx: Transaction,
  organizationId: string,
  publicId: string,
  pointer = "/personaId",
): Promise<PersonaRow> {
  const id = decodeId("persona", publicId);
  const [row] = id
    ? await tx
        .select()
        .from(personas)
        .where(and(eq(personas.organizationId, organizationId), eq(personas.id, id)))
        .for("share")
    : [];
  if (!row) throw invalidInput([{ pointer, message: "This persona does not exist." }]);
  if (row.archivedAt) {
    throw invalidInput([{ pointer, message: `${row.name} is archived. Bring it back, or choose another persona.` }]);
  }
  return row;
}

/** Uuids of tools that the organization has, each once. Throws invalid_input for one that it does not have. */
export async function toolUuids(tx: Transaction, organizationId: string, publicIds: readonly string[]) {
  const ids = [...new Set(publicIds)].map((publicId) => decodeId("tool", publicId));
  const known = ids.filter((id) => id !== null);
  const rows =
    known.length === 0
      ? []
      : await tx
          .select({ id: httpTools.id })
          .from(httpTools)
          .where(and(eq(httpTools.organizationId, organizationId), inArray(httpTools.id, known)));
  if (rows.length < ids.length) {
    throw invalidInput([{ pointer: "/toolIds", message: "One of these tools does not exist." }]);
  }
  return known;
}
