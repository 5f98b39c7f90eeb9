import { phoneNumbers } from "@parley/db/schema";
import { and, eq } from "drizzle-orm";
import { recordAudit } from "../audit/index.ts";
import { type Context, guard, inTenant, parseInput } from "../context/index.ts";
import { appendEvent } from "../events/index.ts";
import { choosePersona } from "../personas/index.ts";
import { type PhoneLine, presentNumber, requireNumber } from "./number.ts";
import { UpdateNumberInput } from "./schemas.ts";

/** Changes who answers a number, when, and what happens otherwise; the next call follows it. Throws invalid_input, forbidden and not_found. */
export async function updateNumber(ctx: Context, publicId: string, input: UpdateNumberInput): Promise<PhoneLine> {
  guard(ctx, "personas.manage");
  const { personaId, ...changes } = parseInput(UpdateNumberInput, input);
  return inTenant(ctx, async (tx) => {
    const before = await requireNumber(tx, ctx.organizationId, publicId);
    const persona = personaId ? (await choosePersona(tx, ctx.organizationId, personaId)).id : null;
    const [row] = await tx
      .update(phoneNumbers)
      .set({ ...changes, ...(personaId === undefined ? {} : { personaId: persona }), updatedAt: ctx.clock.now() })
      .where(and(eq(phoneNumbers.organizationId, ctx.organizationId), eq(phoneNumbers.id, before.id)))
      .returning();
    const details = { number: before.number, fields: Object.keys(input) };
    await recordAudit(tx, ctx, { action: "number.updated", targetId: publicId, details });
    await appendEvent(tx, ctx, { type: "number.updated", subjectId: publicId });
    return presentNumber(row!);
  });
}
