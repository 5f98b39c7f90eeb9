import { setTimeout as wait } from "node:timers/promises";
import { WebSocket } from "ws";
import { monotonicMs } from "./monotonic.ts";
import type { Peer } from "./peer.ts";

/** Waits until it is so; false after `timeoutMs` or when the call has ended. */
export function waitFor(peer: Peer, isSo: (now: number) => boolean, timeoutMs: number): Promise<boolean> {
  const until = monotonicMs() + timeoutMs;
  return new Promise((resolve) => {
    const end = (result: boolean) => {
      peer.onTick = () => {};
      peer.socket.off("close", closed);
      resolve(result);
    };
    const closed = () => end(false);
    if (peer.socket.readyState !== WebSocket.OPEN) return resolve(false);
    peer.socket.once("close", closed);
    peer.onTick = (now) => {
      if (isSo(now)) end(true);
      else if (now > until) end(false);
    };
  });
}

export const pause = (ms: number) => wait(ms);
