import { phoneNumbers } from "@parley/db/schema";
import { conflict, encodeId, newUuid } from "@parley/platform";
import { recordAudit } from "../audit/index.ts";
import { type Context, guard, inTenant, parseInput } from "../context/index.ts";
import { appendEvent } from "../events/index.ts";
import { choosePersona } from "../personas/index.ts";
import { type PhoneLine, presentNumber } from "./number.ts";
import { CreateNumberInput } from "./schemas.ts";

/**
 * Has a number of ours answered. A call that comes in knows nothing but the number, so an installation has each once, whatever the
 * organization. Throws invalid_input, forbidden and conflict (`number_taken`, which does not tell by whom).
 */
export async function createNumber(ctx: Context, input: CreateNumberInput): Promise<PhoneLine> {
  guard(ctx, "personas.manage");
  const { personaId, ...fields } = parseInput(CreateNumberInput, input);
  return inTenant(ctx, async (tx) => {
    const persona = personaId ? await choosePersona(tx, ctx.organizationId, personaId) : null;
    const now = ctx.clock.now();
    const owner = { organizationId: ctx.organizationId, id: newUuid(now.getTime()) };
    // Row level security hides another organization's number from a select; the index sees it.
    const [row] = await tx
      .insert(phoneNumbers)
      .values({ ...owner, ...fields, personaId: persona?.id ?? null, createdAt: now, updatedAt: now })
      .onConflictDoNothing({ target: phoneNumbers.number })
      .returning();
    if (!row) {
      throw conflict(
        "number_taken",
        `${fields.number} is set up in this installation already. Take it away there first.`,
      );
    }
    const id = encodeId("num", row.id);
    await recordAudit(tx, ctx, { action: "number.created", targetId: id, details: { number: row.number } });
    await appendEvent(tx, ctx, { type: "number.created", subjectId: id });
    return presentNumber(row);
  });
}
