import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import { decodeId } from "@parley/platform";
import { type MediaSocket, openMediaStream } from "@parley/voice";
import { WebSocketServer } from "ws";
import type { Services } from "../boot/services.ts";
import { refuseUpgrade } from "../http/upgrades.ts";
import type { CarrierAddresses } from "./addresses.ts";
import type { LiveCall, LiveCalls } from "./live-calls.ts";
import { runCall } from "./run-call.ts";
import type { SpeechStack } from "./speech-stack.ts";

/** Media frames are some hundred bytes; nothing that a carrier sends is near this. */
const MAX_PAYLOAD = 64 * 1024;

/** Accepts media sockets whose upgrade the carrier signed, and holds their calls. */
export function createMediaEntrance(
  services: Services,
  addresses: CarrierAddresses,
  speech: SpeechStack,
  live: LiveCalls,
) {
  const server = new WebSocketServer({ noServer: true, maxPayload: MAX_PAYLOAD });
  const running = new Set<Promise<void>>();
  /** Calls that have a socket. A second one would write over the first one's recording. */
  const taken = new Set<string>();
  let draining = false;

  const hold = async (socket: MediaSocket, call: LiveCall) => {
    try {
      const { transport } = await openMediaStream(socket);
      await runCall(services, speech, live, call, { transport, carrier: services.carrier.name });
    } catch (error) {
      services.logger.error({ err: error, callId: call.callId }, "a call broke off");
      socket.close();
    }
  };

  return {
    handle(request: IncomingMessage, socket: Duplex, head: Buffer) {
      const call = callOf(request.url ?? "");
      if (!call || !addresses.isSignedUpgrade(request)) return refuseUpgrade(socket, 403, "Forbidden");
      if (draining) return refuseUpgrade(socket, 503, "Service Unavailable");
      if (taken.has(call.callId)) return refuseUpgrade(socket, 409, "Conflict");
      server.handleUpgrade(request, socket, head, (accepted) => {
        taken.add(call.callId);
        const held = hold(accepted, call).finally(() => {
          running.delete(held);
          taken.delete(call.callId);
        });
        running.add(held);
      });
    },
    /** No new calls; live ones finish, for `patienceMs` at most, then they are hung up and written down. */
    async drain(patienceMs: number): Promise<void> {
      draining = true;
      const patience = new Promise((resolve) => setTimeout(resolve, patienceMs).unref());
      await Promise.race([Promise.all(running), patience]);
      for (const held of live.held.values()) held.hangUp();
      const lastWrites = new Promise((resolve) => setTimeout(resolve, 3_000).unref());
      await Promise.race([Promise.all(running), lastWrites]);
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
