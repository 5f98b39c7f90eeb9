import type { Socket } from "socket.io-client";
import type { LiveEvent, LiveWords } from "./live-event.ts";

export interface ConnectionListener {
  onEvent?(event: LiveEvent): void;
  /** What was missed is too much to be told one by one: everything on screen may be stale. */
  onResync?(): void;
  onWords?(words: LiveWords): void;
  onConnected?(connected: boolean): void;
}

const listeners = new Set<ConnectionListener>();
const watched = new Map<string, number>();
let socket: Promise<Socket> | null = null;
let connected = false;
let lastSequence: number | undefined;

/** One socket for the whole page, open from the first listener on. Returns the way to stop listening. */
export function listenToServer(listener: ConnectionListener): () => void {
  listeners.add(listener);
  socket ??= open();
  listener.onConnected?.(connected);
  return () => {
    listeners.delete(listener);
    // The next page subscribes in the same breath, so only a page without any listener closes it.
    setTimeout(closeWhenUnused, 1_000);
  };
}

/** Asks for the words of one live call. They come to every `onWords`. */
export function watchCall(callId: string): () => void {
  watched.set(callId, (watched.get(callId) ?? 0) + 1);
  void socket?.then((open) => open.connected && open.emit("watch_call", callId));
  return () => {
    const left = (watched.get(callId) ?? 1) - 1;
    if (left > 0) {
      watched.set(callId, left);
      return;
    }
    watched.delete(callId);
    void socket?.then((open) => open.connected && open.emit("unwatch_call", callId));
  };
}

async function open(): Promise<Socket> {
  const { io } = await import("socket.io-client");
  const made = io({
    path: "/socket.io",
    transports: ["websocket", "polling"],
    auth: (send) => send(lastSequence === undefined ? {} : { after: lastSequence }),
  });
  let wasConnected = false;
  const tellConnected = (now: boolean) => {
    connected = now;
    for (const listener of listeners) listener.onConnected?.(now);
  };
  made.on("connect", () => {
    for (const callId of watched.keys()) made.emit("watch_call", callId);
    // Without any event seen there is no place to go on from.
    if (wasConnected && lastSequence === undefined) for (const listener of listeners) listener.onResync?.();
    wasConnected = true;
    tellConnected(true);
  });
  made.on("disconnect", () => tellConnected(false));
  made.on("event", (event: LiveEvent) => {
    lastSequence = Math.max(lastSequence ?? 0, event.sequence);
    for (const listener of listeners) listener.onEvent?.(event);
  });
  made.on("resync", () => {
    for (const listener of listeners) listener.onResync?.();
  });
  made.on("words", (words: LiveWords) => {
    for (const listener of listeners) listener.onWords?.(words);
  });
  return made;
}

function closeWhenUnused() {
  if (listeners.size > 0 || !socket) return;
  const closing = socket;
  socket = null;
  connected = false;
  void closing.then((made) => made.disconnect());
}
