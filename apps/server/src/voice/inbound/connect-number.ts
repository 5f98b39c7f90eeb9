import { systemContext } from "@parley/core/context";
import type { Subscriber } from "@parley/core/events";
import { enqueue, type JobPayload } from "@parley/core/jobs";
import { claimRefusal, getNumber } from "@parley/core/numbers";
import { DomainError, decodeId, encodeId } from "@parley/platform";
import { TwilioRefusal } from "@parley/voice";
import type { Services } from "../../boot/services.ts";
import { carrierNumbers } from "./number-permits.ts";

/** Numbers that were set up are connected at the carrier, by a job of their own each: the carrier may be away just now. */
export const connectNewNumbers: Subscriber = async (tx, events) => {
  for (const { type, organizationId, subjectId } of events) {
    const numberId = type === "number.created" ? decodeId("num", subjectId) : null;
    if (numberId)
      await enqueue(tx, "connect_number", { organizationId, numberId }, { key: `connect:${numberId}`, maxAttempts: 8 });
  }
};

/**
 * Has the carrier ask us when the number is rung; false when it will not. The simulator gives us whatever number we say, but its
 * own; at Twilio the number must be bought first, so one that the account does not have is left alone, and so is one that rings
 * elsewhere, unless the operator assigned it to this organization. Throws when the carrier cannot be asked now.
 */
export async function connectNumber(
  services: Services,
  { organizationId, numberId }: JobPayload<"connect_number">,
): Promise<boolean> {
  const { client, simulator, addresses } = services.phone.main;
  const ctx = systemContext(services, organizationId, { kind: "job", job: "connect_number" });
  const number = await getNumber(ctx, encodeId("num", numberId)).catch((error: unknown) => {
    if (error instanceof DomainError && error.kind === "not_found") return null;
    throw error;
  });
  if (!number || !client) return false;
  const carrier = carrierNumbers(services.config);
  const replace = simulator !== null || carrier?.assigned.get(number.number) === organizationId;
  // It may have been assigned to somebody else after it was set up here.
  const connected =
    !claimRefusal(carrier, organizationId, number.number) &&
    (await client
      .answerAt(number.number, addresses.inbound, { create: simulator !== null, replace })
      .catch((error: unknown) => {
        if (error instanceof TwilioRefusal && !error.retryable) return false;
        throw error;
      }));
  if (!connected)
    services.logger.warn({ numberId: number.id }, "the account has no such number, or it is set up for something else");
  return connected;
}
