import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import type { Context } from "@parley/core/context";
import { DomainError, decodeId } from "@parley/platform";
import { type WebSocket, WebSocketServer } from "ws";
import type { Services } from "../../boot/services.ts";
import { authenticateUpgrade } from "../../http/authenticate-upgrade.ts";
import { refuseUpgrade } from "../../http/upgrades.ts";
import type { LiveCall } from "../live-calls.ts";
import { CallRoom } from "./call-room.ts";
import { findLiveSession } from "./find-live-session.ts";
import { recordSupervision } from "./record-supervision.ts";
import { superviseOver } from "./supervise-over.ts";

/** A quarter of a second of microphone is 4 kB; nothing that a page sends is near this. */
const MAX_PAYLOAD = 64 * 1024;

/**
 * /live/{org_...}/{call_...}: where people who may supervise listen to a call that goes on, and speak in the agent's place. The
 * session says whose calls; the address only repeats it, and another organization's is as unknown as one that never was.
 */
export function createLiveEntrance(services: Services) {
  const server = new WebSocketServer({ noServer: true, maxPayload: MAX_PAYLOAD });
  const rooms = new Map<string, CallRoom>();

  const enter = async (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    const ctx = await authenticateUpgrade(services, request);
    if (!ctx) return refuseUpgrade(socket, 401, "Unauthorized");
    const call = callOf(request.url ?? "");
    if (!call || call.organizationId !== ctx.organizationId) return refuseUpgrade(socket, 404, "Not Found");
    if (!maySupervise(ctx)) return refuseUpgrade(socket, 403, "Forbidden");
    const session = await findLiveSession(services, ctx, call.callId).catch((error: unknown) => {
      if (!(error instanceof DomainError)) throw error;
      if (error.kind === "conflict") refuseUpgrade(socket, 409, "Conflict");
      else refuseUpgrade(socket, 404, "Not Found");
    });
    if (!session) return;
    await recordSupervision(ctx, call.callId, "listened");
    // Whoever hung up meanwhile needs no answer.
    if (socket.destroyed) return;
    server.handleUpgrade(request, socket, head, (accepted: WebSocket) => {
      const room = roomOf(call.callId, session);
      superviseOver(accepted, {
        room,
        written: (action) =>
          recordSupervision(ctx, call.callId, action).catch((error: Error) => {
            const about = { err: error.message, callId: call.callId, action };
            services.logger.error(about, "a supervisor's action could not be written down");
          }),
        async stillMay() {
          const now = await authenticateUpgrade(services, request);
          return now?.organizationId === ctx.organizationId && maySupervise(now);
        },
      });
    });
  };

  const roomOf = (callId: string, session: CallRoom["session"]) => {
    const existing = rooms.get(callId);
    if (existing) return existing;
    const room = new CallRoom(session);
    rooms.set(callId, room);
    void session.finished.then(() => rooms.delete(callId));
    return room;
  };

  return {
    handle(request: IncomingMessage, socket: Duplex, head: Buffer) {
      enter(request, socket, head).catch((error: Error) => {
        services.logger.error({ err: error.message }, "a supervisor could not be let in");
        refuseUpgrade(socket, 500, "Internal Server Error");
      });
    },
  };
}

const maySupervise = (ctx: Context) => ctx.permissions.has("calls.supervise");

function callOf(url: string): LiveCall | null {
  const match = /^\/live\/([a-z0-9_]+)\/([a-z0-9_]+)$/.exec(url);
  const organizationId = match && decodeId("org", match[1]!);
  const callId = match && decodeId("call", match[2]!);
  return organizationId && callId ? { organizationId, callId } : null;
}
