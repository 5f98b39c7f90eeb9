import { recordCarrierStatus, rememberSid } from "@parley/core/calls";
import { systemContext } from "@parley/core/context";
import { decodeId, forbidden, notFound } from "@parley/platform";
import { connectStreamTwiml, emptyTwiml, sayTwiml } from "@parley/voice";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { Services } from "../boot/services.ts";
import { answerInbound, endInbound } from "./inbound/answer-inbound.ts";
import type { LiveCall } from "./live-calls.ts";
import type { PhoneNetwork } from "./phone-networks.ts";
import { recordTransferEnd } from "./transfer/record-transfer-end.ts";

/** Statuses after which the carrier says nothing more. */
const lastWords = new Set(["completed", "busy", "no-answer", "failed", "canceled"]);
/** Twilio's AnsweredBy (twilio.com/docs/voice/answering-machine-detection) as the engine takes it; "unknown" says nothing. */
const machineHints: ReadonlyMap<string, "human" | "machine" | "machine_beeped" | "fax"> = new Map([
  ["human", "human"],
  ["machine_start", "machine"],
  ["machine_end_beep", "machine_beeped"],
  ["machine_end_silence", "machine"],
  ["machine_end_other", "machine"],
  ["fax", "fax"],
]);

type Request = FastifyRequest<{ Body: Record<string, string> }>;

/** What carriers ask and tell: TwiML when somebody answers or rings, and what became of a call. Unsigned requests change nothing. */
export function registerTwilioWebhooks(app: FastifyInstance, services: Services): void {
  const { live, desk, phone } = services;
  const signedBy = (request: Request): PhoneNetwork => {
    const signature = request.headers["x-twilio-signature"];
    const text = typeof signature === "string" ? signature : undefined;
    const network = phone.thatSigned(request.url, text, request.body ?? {});
    if (!network) throw forbidden("The signature of this request does not match.");
    return network;
  };
  /** A webhook about one call. */
  const onCall = (
    name: string,
    handle: (call: LiveCall, request: Request, network: PhoneNetwork) => Promise<string | null>,
  ) =>
    app.post(`/webhooks/twilio/:organization/:call/${name}`, { schema: { hide: true } }, async (request, reply) => {
      const network = signedBy(request as Request);
      const { organization, call } = request.params as { organization: string; call: string };
      const organizationId = decodeId("org", organization);
      const callId = decodeId("call", call);
      if (!organizationId || !callId) throw notFound("call");
      return answer(reply, await handle({ organizationId, callId }, request as Request, network));
    });
  const onInbound = (name: string, handle: (request: Request, network: PhoneNetwork) => Promise<string | null>) =>
    app.post(`/webhooks/twilio/inbound/${name}`, { schema: { hide: true } }, async (request, reply) =>
      answer(reply, await handle(request as Request, signedBy(request as Request))),
    );
  const contextOf = ({ organizationId }: LiveCall) =>
    systemContext(services, organizationId, { kind: "provider", provider: "twilio" });

  onCall("voice", async (call, { body }, { addresses }) => {
    const isWanted = !body.CallSid || (await rememberSid(contextOf(call), call.callId, body.CallSid));
    if (!isWanted) return emptyTwiml();
    return connectStreamTwiml({ streamUrl: addresses.media(call), parameters: {} });
  });
  onCall("status", async (call, { body: { CallStatus: status = "", CallDuration } }) => {
    const engineHasCall = live.held.has(call.callId);
    await recordCarrierStatus(contextOf(call), call.callId, {
      status,
      durationSeconds: seconds(CallDuration),
      engineHasCall,
    });
    if (lastWords.has(status)) services.briefings.delete(call.callId);
    if (lastWords.has(status) && !engineHasCall) {
      live.clearUnlessRecorded(call);
      desk.release(call.callId);
    }
    return null;
  });
  onCall("machine", async (call, { body: { AnsweredBy = "" } }) => {
    const answeredBy = machineHints.get(AnsweredBy);
    const session = answeredBy && (await live.held.talking(call.organizationId, call.callId));
    if (session) session.hint?.({ answeredBy });
    return null;
  });
  onCall("briefing", async (call) => {
    const briefing = services.briefings.get(call.callId);
    return briefing ? sayTwiml(briefing) : emptyTwiml();
  });
  onCall("transferred", async (call, { body: { DialCallStatus: status = "", DialCallDuration } }) => {
    services.briefings.delete(call.callId);
    await recordTransferEnd(contextOf(call), call.callId, { status, seconds: seconds(DialCallDuration) });
    // The agent is gone from this call. Somebody who waited for nobody is told so, by the carrier's voice.
    return status === "completed"
      ? emptyTwiml()
      : sayTwiml("I am sorry, nobody can take your call there now. Goodbye.");
  });
  onInbound("voice", ({ body }, network) => answerInbound(services, network, body));
  onInbound("status", async ({ body }, network) => {
    await endInbound(services, network, body);
    return null;
  });
}

const seconds = (text: string | undefined) => (/^\d{1,6}$/.test(text ?? "") ? Number(text) : undefined);

function answer(reply: FastifyReply, twiml: string | null): FastifyReply {
  if (twiml === null) return reply.status(204).send();
  return reply.header("content-type", "text/xml").send(twiml);
}
