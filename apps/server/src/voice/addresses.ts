import type { IncomingMessage } from "node:http";
import { encodeId } from "@parley/platform";
import { validateTwilioSignature } from "@parley/voice";
import type { LiveCall } from "./live-calls.ts";

export interface CarrierAddresses {
  voice(call: LiveCall): string;
  status(call: LiveCall): string;
  media(call: LiveCall): string;
  /** What the carrier's answering machine detection heard. */
  machine(call: LiveCall): string;
  /** What somebody to whom a call is put through hears first, and how that ended. */
  briefing(call: LiveCall): string;
  transferred(call: LiveCall): string;
  /** Where numbers of ours ask when they are rung; the webhook says which. */
  inbound: { voiceUrl: string; statusCallback: string };
  isSignedWebhook(path: string, signature: string | undefined, params: Record<string, string>): boolean;
  isSignedUpgrade(request: IncomingMessage): boolean;
}

/** Where the carrier reaches us for one call, and whether what comes there bears its signature. `base` has no trailing slash. */
export function carrierAddresses(base: string, authToken: string): CarrierAddresses {
  const path = ({ organizationId, callId }: LiveCall) =>
    `${encodeId("org", organizationId)}/${encodeId("call", callId)}`;
  const socketBase = base.replace(/^http/, "ws");
  return {
    voice: (call) => `${base}/webhooks/twilio/${path(call)}/voice`,
    status: (call) => `${base}/webhooks/twilio/${path(call)}/status`,
    machine: (call) => `${base}/webhooks/twilio/${path(call)}/machine`,
    briefing: (call) => `${base}/webhooks/twilio/${path(call)}/briefing`,
    transferred: (call) => `${base}/webhooks/twilio/${path(call)}/transferred`,
    inbound: {
      voiceUrl: `${base}/webhooks/twilio/inbound/voice`,
      statusCallback: `${base}/webhooks/twilio/inbound/status`,
    },
    media: (call) => `${socketBase}/media/${path(call)}`,
    isSignedWebhook: (requestPath, signature, params) =>
      validateTwilioSignature({ authToken, signature: signature ?? "", url: `${base}${requestPath}`, params }),
    isSignedUpgrade({ url, headers }) {
      const signature = headers["x-twilio-signature"];
      if (typeof signature !== "string") return false;
      return validateTwilioSignature({ authToken, signature, url: `${socketBase}${url}`, params: {} });
    },
  };
}
