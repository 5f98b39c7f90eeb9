import type { AiCallFacts } from "@parley/core/calls";
import { dialTwiml } from "@parley/voice";
import type { Services } from "../../boot/services.ts";
import type { LiveCall } from "../live-calls.ts";
import type { WrittenInCall } from "../written-in-call.ts";

/**
 * Puts a call through to a target of its persona: the carrier takes the call out of our stream and dials the target, who is
 * briefed first when the target is a warm one. Answers whether the carrier did so; false for a target that there is not, a call
 * without a carrier (a browser's), or one that is over. Whom it reached is written down. Never rejects.
 */
export function createTransfer(
  { phone, briefings, logger }: Services,
  call: LiveCall,
  ai: AiCallFacts,
  written: WrittenInCall,
): (target: string, briefing: string | undefined) => Promise<boolean> {
  return async (name, briefing) => {
    const wanted = name.trim().toLowerCase();
    const target = ai.persona?.transferTargets.find((one) => one.name.trim().toLowerCase() === wanted);
    const network = phone.of(ai.carrier);
    if (!target || !network?.client || !ai.carrierSid) return false;
    const { addresses, client } = network;
    const brief = target.warm && briefing?.trim();
    if (brief) briefings.set(call.callId, brief);
    const twiml = dialTwiml({
      number: target.number,
      actionUrl: addresses.transferred(call),
      ...(brief ? { briefingUrl: addresses.briefing(call) } : {}),
    });
    try {
      const redirected = await client.redirect(ai.carrierSid, twiml);
      if (redirected) written.transferredTo = target.name;
      return redirected;
    } catch (error) {
      logger.warn({ err: error, callId: call.callId }, "a call could not be put through");
      briefings.delete(call.callId);
      return false;
    }
  };
}
