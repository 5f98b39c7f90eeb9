import type { IncomingMessage } from "node:http";
import { contextForSession, readSession } from "@parley/core/accounts";
import type { Context } from "@parley/core/context";
import { eventTypes, readEvents } from "@parley/core/events";
import { decodeId } from "@parley/platform";
import { Server as Engine } from "engine.io";
import { Server, type Socket } from "socket.io";
import type { Services } from "../boot/services.ts";
import { EVENTS_CHANNEL, LIVE_CHANNEL, type LiveWords } from "./channels.ts";
import { listen } from "./listen.ts";

/** At most this many missed events are sent one by one; a browser that was away longer reloads what it shows. */
const RECOVERY_LIMIT = 500;

/**
 * The browser's live updates: rooms by organization and permission, words of a live call by call. A socket that comes back
 * says the last sequence it saw and gets what it missed.
 */
export async function startRealtime(services: Services) {
  const engine = new Engine({ pingInterval: 20_000, pingTimeout: 20_000, maxHttpBufferSize: 64 * 1024 });
  const io = new Server({ serveClient: false });
  io.bind(engine);
  io.use(async (socket, next) => {
    const ctx = await authenticateSocket(services, socket.request).catch(() => null);
    if (!ctx) return next(new Error("unauthenticated"));
    socket.data.ctx = ctx;
    next();
  });
  io.on("connection", (socket) => {
    void welcome(socket, socket.data.ctx as Context).catch((error: Error) =>
      services.logger.warn({ err: error.message }, "realtime welcome failed"),
    );
  });

  const listener = listen(
    services.appUrl,
    [EVENTS_CHANNEL, LIVE_CHANNEL],
    (channel, payload) => {
      const message: unknown = JSON.parse(payload);
      if (channel === LIVE_CHANNEL) relayWords(io, message as LiveWords);
      else void relayEvents(io, services, message as { organizationId: string; from: number; to: number });
    },
    services.logger,
  );
  await listener.ready;
  return {
    engine,
    async close() {
      await listener.close();
      await io.close();
      engine.close();
    },
  };
}

async function authenticateSocket(services: Services, request: IncomingMessage): Promise<Context | null> {
  const { origin, host } = request.headers;
  // Another site's page may open sockets with our cookie; its Origin gives it away.
  if (origin && origin !== services.config.publicUrl && new URL(origin).host !== host) return null;
  const session = await readSession(services.auth, new Headers({ cookie: request.headers.cookie ?? "" }));
  return session && contextForSession(services, session);
}

async function welcome(socket: Socket, ctx: Context): Promise<void> {
  for (const permission of ctx.permissions) await socket.join(`${ctx.organizationId}:${permission}`);
  socket.on("watch_call", (publicId: unknown) => {
    const callId = typeof publicId === "string" ? decodeId("call", publicId) : null;
    // The room's name holds the organization of the session, so another tenant's call id leads to an empty room.
    if (callId && ctx.permissions.has("calls.read")) void socket.join(`${ctx.organizationId}:call:${callId}`);
  });
  socket.on("unwatch_call", (publicId: unknown) => {
    const callId = typeof publicId === "string" ? decodeId("call", publicId) : null;
    if (callId) void socket.leave(`${ctx.organizationId}:call:${callId}`);
  });
  const after = Number(socket.handshake.auth.after ?? Number.NaN);
  if (!Number.isSafeInteger(after) || after < 0) return;
  const missed = await readEvents(ctx, { after, limit: RECOVERY_LIMIT + 1 });
  if (missed.length > RECOVERY_LIMIT) socket.emit("resync");
  else
    for (const event of missed) if (ctx.permissions.has(eventTypes[event.type])) socket.emit("event", wireEvent(event));
}

async function relayEvents(
  io: Server,
  services: Services,
  range: { organizationId: string; from: number; to: number },
): Promise<void> {
  const scope = { db: services.db, organizationId: range.organizationId };
  const events = await readEvents(scope, { after: range.from - 1, limit: range.to - range.from + 1 });
  for (const event of events)
    io.to(`${range.organizationId}:${eventTypes[event.type]}`).emit("event", wireEvent(event));
}

function relayWords(io: Server, words: LiveWords): void {
  const { organizationId, callId, ...rest } = words;
  io.to(`${organizationId}:call:${callId}`).emit("words", {
    start_ms: rest.startMs,
    speaker: rest.speaker,
    text: rest.text,
    final: rest.final,
  });
}

function wireEvent(event: Awaited<ReturnType<typeof readEvents>>[number]) {
  return {
    sequence: event.sequence,
    type: event.type,
    subject_id: event.subjectId,
    data: event.data,
    created_at: event.createdAt,
  };
}
