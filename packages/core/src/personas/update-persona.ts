import { personas, phoneNumbers } from "@parley/db/schema";
import { conflict } from "@parley/platform";
import { and, eq } from "drizzle-orm";
import { recordAudit } from "../audit/index.ts";
import { type Context, guard, inTenant, parseInput } from "../context/index.ts";
import { appendEvent } from "../events/index.ts";
import { type Persona, presentPersona, requirePersona, toolUuids } from "./persona.ts";
import { UpdatePersonaInput } from "./schemas.ts";

/**
 * Changes what is sent and leaves the rest; calls that go on keep what they began with. Throws invalid_input, forbidden, not_found, and
 * conflict for archiving a persona that answers a number.
 */
export async function updatePersona(ctx: Context, publicId: string, input: UpdatePersonaInput): Promise<Persona> {
  guard(ctx, "personas.manage");
  const { archived, toolIds, ...changes } = parseInput(UpdatePersonaInput, input);
  return inTenant(ctx, async (tx) => {
    const before = await requirePersona(tx, ctx.organizationId, publicId);
    const now = ctx.clock.now();
    if (archived && !before.archivedAt) {
      const [number] = await tx
        .select({ number: phoneNumbers.number })
        .from(phoneNumbers)
        .where(and(eq(phoneNumbers.organizationId, ctx.organizationId), eq(phoneNumbers.personaId, before.id)))
        .limit(1);
      if (number) {
        throw conflict(
          "persona_answers_number",
          `${before.name} answers ${number.number}. Give the number to another persona first.`,
        );
      }
    }
    const [row] = await tx
      .update(personas)
      .set({
        ...changes,
        ...(toolIds ? { toolIds: await toolUuids(tx, ctx.organizationId, toolIds) } : {}),
        ...(archived === undefined ? {} : { archivedAt: archived ? (before.archivedAt ?? now) : null }),
        updatedAt: now,
      })
      .where(and(eq(personas.organizationId, ctx.organizationId), eq(personas.id, before.id)))
      .returning();
    const persona = presentPersona(row!);
    await recordAudit(tx, ctx, {
      action: archived && !before.archivedAt ? "persona.archived" : "persona.updated",
      targetId: persona.id,
      details: { name: persona.name, fields: Object.keys(input) },
    });
    await appendEvent(tx, ctx, { type: "persona.updated", subjectId: persona.id });
    return persona;
  });
}
