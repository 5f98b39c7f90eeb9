import { phoneNumbers } from "@parley/db/schema";
import { encodeId, newUuid } from "@parley/platform";
import { recordAudit } from "../audit/index.ts";
import { type Context, guard, inTenant, parseInput } from "../context/index.ts";
import { appendEvent } from "../events/index.ts";
import { choosePersona } from "../personas/index.ts";
import { type CarrierNumbers, claimRefusal, numberTaken } from "./claim-refusal.ts";
import { type PhoneLine, presentNumber } from "./number.ts";
import { CreateNumberInput } from "./schemas.ts";

/**
 * Has a number of ours answered. A call that comes in knows nothing but the number, so an installation has each once, whatever the
 * organization. `carrier` is what the operator says of a real carrier's numbers; none with the simulator. Throws invalid_input,
 * forbidden and conflict (`number_taken`, which does not tell by whom, and `number_reserved`).
 */
export async function createNumber(
  ctx: Context,
  input: CreateNumberInput,
  carrier: CarrierNumbers | null = null,
): Promise<PhoneLine> {
  guard(ctx, "personas.manage");
  const { personaId, ...fields } = parseInput(CreateNumberInput, input);
  const refusal = claimRefusal(carrier, ctx.organizationId, fields.number);
  if (refusal) throw refusal;
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
    if (!row) throw numberTaken(fields.number);
    const id = encodeId("num", row.id);
    await recordAudit(tx, ctx, { action: "number.created", targetId: id, details: { number: row.number } });
    await appendEvent(tx, ctx, { type: "number.created", subjectId: id });
    return presentNumber(row);
  });
}
