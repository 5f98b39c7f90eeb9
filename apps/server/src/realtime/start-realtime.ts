import type { Context } from "@parley/core/context";
import { readEvents } from "@parley/core/events";
import { decodeId } from "@parley/platform";
import { Server as Engine } from "engine.io";
import { Server, type Socket } from "socket.io";
import type { Services } from "../boot/services.ts";
import { authenticateUpgrade } from "../http/authenticate-upgrade.ts";
import { EVENTS_CHANNEL, LIVE_CHANNEL, type LiveWords } from "./channels.ts";
import { EventFeed } from "./event-feed.ts";
import { listen } from "./listen.ts";
import { createRelay } from "./relay-events.ts";

/** At most this many missed events are sent one by one; a browser that was away longer reloads what it shows. */
const RECOVERY_LIMIT = 500;

/**
 * The browser's live updates: events by organization and permission, words of a live call to who watches it. A socket that
 * comes back says the last sequence it saw and gets what it missed.
 */
export async function startRealtime(services: Services) {
  const engine = new Engine({ pingInterval: 20_000, pingTimeout: 20_000, maxHttpBufferSize: 64 * 1024 });
  const io = new Server({ serveClient: false });
  const feeds = new Map<EventFeed, Socket>();
  io.bind(engine);
  io.use(async (socket, next) => {
    const ctx = await authenticateUpgrade(services, socket.request);
    if (!ctx) return next(new Error("unauthenticated"));
    socket.data.ctx = ctx;
    next();
  });
  io.on("connection", (socket) => {
    const feed = new EventFeed(socket, socket.data.ctx as Context);
    feeds.set(feed, socket);
    socket.on("disconnect", () => feeds.delete(feed));
    letWatch(socket, feed.ctx);
    void recover(socket, feed).catch((error: Error) => {
      services.logger.warn({ err: error.message }, "missed events could not be read");
      socket.emit("resync");
      feed.open([]);
    });
  });

  const resync = (some: Iterable<EventFeed>) => {
    for (const feed of some) feeds.get(feed)?.emit("resync");
  };
  const relay = createRelay(
    services,
    (organizationId) => [...feeds.keys()].filter(({ ctx }) => ctx.organizationId === organizationId),
    resync,
    // Closing the connection, unlike disconnecting the socket, makes the browser come back.
    (some) => {
      for (const feed of some) feeds.get(feed)?.conn.close();
    },
  );
  const listener = listen(
    services.appUrl,
    [EVENTS_CHANNEL, LIVE_CHANNEL],
    (channel, payload) => {
      const message: unknown = JSON.parse(payload);
      if (channel === LIVE_CHANNEL) relayWords(io, message as LiveWords);
      else relay(message as Parameters<typeof relay>[0]);
    },
    () => resync(feeds.keys()),
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

function letWatch(socket: Socket, ctx: Context): void {
  const roomOf = (publicId: unknown) => {
    const callId = typeof publicId === "string" ? decodeId("call", publicId) : null;
    // The room's name holds the organization of the session, so another tenant's call id leads to an empty room.
    return callId && ctx.permissions.has("calls.read") ? wordsOf(ctx.organizationId, callId) : null;
  };
  socket.on("watch_call", (publicId: unknown) => {
    const room = roomOf(publicId);
    if (room) void socket.join(room);
  });
  socket.on("unwatch_call", (publicId: unknown) => {
    const room = roomOf(publicId);
    if (room) void socket.leave(room);
  });
}

async function recover(socket: Socket, feed: EventFeed): Promise<void> {
  const after = Number(socket.handshake.auth.after ?? Number.NaN);
  if (!Number.isSafeInteger(after) || after < 0) return feed.open([]);
  const missed = await readEvents(feed.ctx, { after, limit: RECOVERY_LIMIT + 1 });
  if (missed.length <= RECOVERY_LIMIT) return feed.open(missed);
  socket.emit("resync");
  feed.open([]);
}

const wordsOf = (organizationId: string, callId: string) => `${organizationId}:call:${callId}`;

function relayWords(io: Server, { organizationId, callId, ...words }: LiveWords): void {
  const { startMs: start_ms, speaker, text, final } = words;
  io.to(wordsOf(organizationId, callId)).emit("words", { start_ms, speaker, text, final });
}
