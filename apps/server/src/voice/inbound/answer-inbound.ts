import { receiveCall, recordCarrierStatus } from "@parley/core/calls";
import { systemContext } from "@parley/core/context";
import { claimRefusal, findNumberForCall, getNumber, isOpen } from "@parley/core/numbers";
import { getPersona } from "@parley/core/personas";
import { encodeId } from "@parley/platform";
import { connectStreamTwiml, rejectTwiml } from "@parley/voice";
import type { Services } from "../../boot/services.ts";
import type { PhoneNetwork } from "../phone-networks.ts";
import { carrierNumbers } from "./number-permits.ts";

/**
 * A number of ours rings: TwiML that lets its persona answer, or take a message outside its hours, or that does not answer. The
 * carrier repeats its webhooks; the same call gets the same answer.
 */
export async function answerInbound(
  services: Services,
  { addresses, carrier }: PhoneNetwork,
  body: Record<string, string>,
): Promise<string> {
  const { desk, live, clock, config } = services;
  const found = body.CallSid ? await findNumberForCall(services.bulk, body.To ?? "") : null;
  if (!found) return rejectTwiml("rejected");
  const { organizationId, numberId } = found;
  if (claimRefusal(carrierNumbers(config), organizationId, body.To!)) return rejectTwiml("rejected");
  const ctx = systemContext(services, organizationId, { kind: "provider", provider: "twilio" });
  const number = await getNumber(ctx, encodeId("num", numberId));
  const persona = number.personaId && (await getPersona(ctx, number.personaId));
  const { callId } = await receiveCall(ctx, {
    ...{ numberId, from: body.From ?? null, carrierSid: body.CallSid!, carrier: carrier.name },
  });
  const refuse = async (status: string, reason: "busy" | "rejected") => {
    await recordCarrierStatus(ctx, callId, { status, engineHasCall: false });
    return rejectTwiml(reason);
  };
  const answered = persona && !persona.archivedAt && isOpen(number.hours, clock.now());
  if (!answered && number.fallback === "reject") return refuse("no-answer", "rejected");
  const call = { organizationId, callId };
  if (desk.reserve(callId)) return refuse("busy", "busy");
  live.mark(call);
  return connectStreamTwiml({ streamUrl: addresses.media(call), parameters: {} });
}

/** A call that came in is over at the carrier, perhaps before its audio ever reached us. */
export async function endInbound(
  services: Services,
  { carrier }: PhoneNetwork,
  { To = "", From = "", CallSid, CallStatus = "", CallDuration }: Record<string, string>,
): Promise<void> {
  const found = CallSid ? await findNumberForCall(services.bulk, To) : null;
  if (!found || !CallSid) return;
  const { organizationId, numberId } = found;
  const ctx = systemContext(services, organizationId, { kind: "provider", provider: "twilio" });
  const { callId } = await receiveCall(ctx, { numberId, from: From, carrierSid: CallSid, carrier: carrier.name });
  if (services.live.held.has(callId)) return;
  // Whoever hung up before anybody answered was not served, whatever the carrier calls it.
  const status = CallStatus === "completed" ? "no-answer" : CallStatus;
  const durationSeconds = /^\d{1,6}$/.test(CallDuration ?? "") ? Number(CallDuration) : undefined;
  await recordCarrierStatus(ctx, callId, { status, durationSeconds, engineHasCall: false });
  services.live.clearUnlessRecorded({ organizationId, callId });
  services.desk.release(callId);
}
