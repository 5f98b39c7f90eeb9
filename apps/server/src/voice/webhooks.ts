import { recordCarrierStatus, rememberSid } from "@parley/core/calls";
import { systemContext } from "@parley/core/context";
import { decodeId, forbidden, notFound } from "@parley/platform";
import { connectStreamTwiml } from "@parley/voice";
import type { FastifyInstance, FastifyRequest } from "fastify";
import type { Services } from "../boot/services.ts";
import type { CarrierAddresses } from "./addresses.ts";
import type { LiveCall } from "./live-calls.ts";

/** Statuses after which the carrier says nothing more. */
const lastWords = new Set(["completed", "busy", "no-answer", "failed", "canceled"]);

interface Hook {
  Params: { organization: string; call: string };
  Body: Record<string, string>;
}

/** What the carrier asks and tells: TwiML when somebody answers, and the call's status. Unsigned requests change nothing. */
export function registerTwilioWebhooks(app: FastifyInstance, services: Services, addresses: CarrierAddresses): void {
  const { live, desk } = services;
  const verified = (request: FastifyRequest<Hook>): LiveCall => {
    const signature = request.headers["x-twilio-signature"];
    const signed = addresses.isSignedWebhook(
      request.url,
      typeof signature === "string" ? signature : undefined,
      request.body ?? {},
    );
    if (!signed) throw forbidden("The signature of this request does not match.");
    const organizationId = decodeId("org", request.params.organization);
    const callId = decodeId("call", request.params.call);
    if (!organizationId || !callId) throw notFound("call");
    return { organizationId, callId };
  };
  const contextOf = ({ organizationId }: LiveCall) =>
    systemContext(services, organizationId, { kind: "provider", provider: "twilio" });

  app.post<Hook>("/webhooks/twilio/:organization/:call/voice", { schema: { hide: true } }, async (request, reply) => {
    const call = verified(request);
    if (request.body.CallSid) await rememberSid(contextOf(call), call.callId, request.body.CallSid);
    reply.header("content-type", "text/xml");
    return reply.send(connectStreamTwiml({ streamUrl: addresses.media(call), parameters: {} }));
  });

  app.post<Hook>("/webhooks/twilio/:organization/:call/status", { schema: { hide: true } }, async (request, reply) => {
    const call = verified(request);
    const { CallStatus: status = "", CallDuration } = request.body;
    const engineHasCall = live.held.has(call.callId);
    await recordCarrierStatus(contextOf(call), call.callId, {
      status,
      durationSeconds: /^\d{1,6}$/.test(CallDuration ?? "") ? Number(CallDuration) : undefined,
      engineHasCall,
    });
    if (lastWords.has(status) && !engineHasCall) {
      live.clear(call);
      desk.release(call.callId);
    }
    return reply.status(204).send();
  });
}
