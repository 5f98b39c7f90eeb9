import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import { openBrowserStream } from "@parley/voice";
import { WebSocketServer } from "ws";
import type { Services } from "../../boot/services.ts";
import { authenticateUpgrade, isOwnOrigin } from "../../http/authenticate-upgrade.ts";
import { refuseUpgrade } from "../../http/upgrades.ts";
import { holdCall } from "../hold-call.ts";
import type { SpeechStack } from "../speech-stack.ts";
import { browserLine } from "./browser-line.ts";
import { endUnusedCall } from "./end-unused-call.ts";

/** A quarter of a second of microphone is 4 kB; nothing that a page sends is near this. */
const MAX_PAYLOAD = 64 * 1024;

/** /talk/{ticket}: somebody's microphone and speaker as the line of a call. */
export function createTalkEntrance(services: Services, speech: SpeechStack) {
  const server = new WebSocketServer({ noServer: true, maxPayload: MAX_PAYLOAD });

  const enter = async (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    if (!isOwnOrigin(services, request)) return refuseUpgrade(socket, 403, "Forbidden");
    const name = /^\/talk\/([\w-]{32})$/.exec(request.url ?? "")?.[1];
    // Taken before anything is waited for: of two sockets that come at once, one gets it.
    const ticket = name ? services.talk.take(name) : null;
    if (!ticket) return refuseUpgrade(socket, 403, "Forbidden");
    const { userId, ...call } = ticket;
    const refuse = async (status: number, reason: string) => {
      refuseUpgrade(socket, status, reason);
      await endUnusedCall(services, call);
    };
    if (userId && !(await isUser(request, userId))) return refuse(401, "Unauthorized");
    if (services.desk.refuses(call.callId)) return refuse(503, "Service Unavailable");
    if (socket.destroyed) return endUnusedCall(services, call);
    server.handleUpgrade(request, socket, head, (accepted) => {
      const line = browserLine(openBrowserStream(accepted), call.callId);
      holdCall(services, speech, call, accepted, async () => line);
    });
  };

  const isUser = async (request: IncomingMessage, userId: string) => {
    const ctx = await authenticateUpgrade(services, request);
    return ctx?.actor.kind === "user" && ctx.actor.userId === userId;
  };

  return {
    handle(request: IncomingMessage, socket: Duplex, head: Buffer) {
      enter(request, socket, head).catch((error: Error) => {
        services.logger.error({ err: error.message }, "a browser call could not begin");
        refuseUpgrade(socket, 500, "Internal Server Error");
      });
    },
  };
}
