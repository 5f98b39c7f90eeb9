import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import { decodeId } from "@parley/platform";
import { openMediaStream } from "@parley/voice";
import { WebSocketServer } from "ws";
import type { Services } from "../boot/services.ts";
import { refuseUpgrade } from "../http/upgrades.ts";
import { holdCall } from "./hold-call.ts";
import type { LiveCall } from "./live-calls.ts";
import type { SpeechStack } from "./speech-stack.ts";

/** Media frames are some hundred bytes; nothing that a carrier sends is near this. */
const MAX_PAYLOAD = 64 * 1024;

/** Accepts media sockets whose upgrade a carrier signed, and holds their calls. */
export function createMediaEntrance(services: Services, speech: SpeechStack) {
  const server = new WebSocketServer({ noServer: true, maxPayload: MAX_PAYLOAD });
  const { desk, phone } = services;
  return {
    handle(request: IncomingMessage, socket: Duplex, head: Buffer) {
      const call = callOf(request.url ?? "");
      const network = call && phone.thatSignedUpgrade(request);
      if (!network) return refuseUpgrade(socket, 403, "Forbidden");
      const refusal = desk.refuses(call.callId);
      if (refusal === "taken") return refuseUpgrade(socket, 409, "Conflict");
      if (refusal) return refuseUpgrade(socket, 503, "Service Unavailable");
      server.handleUpgrade(request, socket, head, (accepted) => {
        holdCall(services, speech, call, accepted, async () => {
          const { transport } = await openMediaStream(accepted);
          return { transport, carrier: network.carrier.name };
        });
      });
    },
  };
}

/** /media/{org_...}/{call_...}; the signature covers the path, so it may name the tenant. */
function callOf(url: string): LiveCall | null {
  const match = /^\/media\/([a-z0-9_]+)\/([a-z0-9_]+)$/.exec(url);
  const organizationId = match && decodeId("org", match[1]!);
  const callId = match && decodeId("call", match[2]!);
  return organizationId && callId ? { organizationId, callId } : null;
}
