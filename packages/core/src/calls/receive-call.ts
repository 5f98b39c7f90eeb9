import { aiCalls, personas, phoneNumbers } from "@parley/db/schema";
import { encodeId, notFound } from "@parley/platform";
import { and, eq, sql } from "drizzle-orm";
import { z } from "zod";
import { isPhoneNumber } from "../compliance/index.ts";
import { type Context, inTenant, parseInput } from "../context/index.ts";
import type { PersonaRow } from "../personas/index.ts";
import { insertCall } from "./insert-call.ts";
import { withPersona } from "./persona-defaults.ts";

const ReceiveCallInput = z.object({
  /** Uuid of the number of ours that rings. */
  numberId: z.uuid(),
  /** Who calls, as the carrier says it: E.164, or a word such as "anonymous". */
  from: z.string().max(200).nullable(),
  carrierSid: z.string().min(1).max(200),
  /** Name of the carrier, shown beside the call: "twilio" or "simulator". */
  carrier: z.string().min(1).max(40),
});

export interface ReceivedCall {
  /** Public id and uuid of the call. */
  id: string;
  callId: string;
  /** False when the carrier told of this call before. */
  isNew: boolean;
}

/**
 * A number of ours rings: writes the call (inbound, ringing) with the values of the number and of its persona. The carrier repeats its
 * webhooks, so the same `carrierSid` is always the same call. Throws not_found for a number that the organization does not have.
 */
export async function receiveCall(ctx: Context, input: z.input<typeof ReceiveCallInput>): Promise<ReceivedCall> {
  const { numberId, from, carrierSid, carrier } = parseInput(ReceiveCallInput, input);
  return inTenant(ctx, async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`received:${carrierSid}`}, 0))`);
    const [known] = await tx
      .select({ callId: aiCalls.callId })
      .from(aiCalls)
      .where(and(eq(aiCalls.organizationId, ctx.organizationId), eq(aiCalls.carrierSid, carrierSid)));
    if (known) return { id: encodeId("call", known.callId), callId: known.callId, isNew: false };
    const [number] = await tx
      .select()
      .from(phoneNumbers)
      .where(and(eq(phoneNumbers.organizationId, ctx.organizationId), eq(phoneNumbers.id, numberId)));
    if (!number) throw notFound("number");
    const [persona] = number.personaId
      ? await tx
          .select()
          .from(personas)
          .where(and(eq(personas.organizationId, ctx.organizationId), eq(personas.id, number.personaId)))
      : [];
    const { uuid, id } = await insertCall(tx, ctx, {
      direction: "inbound",
      status: "ringing",
      calledAt: ctx.clock.now(),
      phone: callerOf(from),
      ai: {
        ...withPersona({}, usable(persona)),
        ...{ toNumber: number.number, purpose: number.purpose, numberId: number.id },
        ...{ questions: number.questions as [], carrier, carrierSid, dialledAt: ctx.clock.now() },
      },
      action: "call.received",
    });
    return { id, callId: uuid, isNew: true };
  });
}

const usable = (persona: PersonaRow | undefined) => (persona && !persona.archivedAt ? persona : null);

/** Null when withheld. Some networks give what is no number at all. */
function callerOf(from: string | null): string | null {
  const written = from?.replace(/[\s().-]/g, "") ?? "";
  return isPhoneNumber(written) || /^\+[1-9]\d{6,14}$/.test(written) ? written : null;
}
