import type { IncomingMessage } from "node:http";
import { errorOfCause, errorOfStatus, ProviderError, SAMPLE_RATE } from "@parley/voice";
import { WebSocket } from "ws";
import { type DeepgramMessage, parseMessage } from "./messages.ts";
import { createUnfinishedAudio } from "./unfinished-audio.ts";

const PROVIDER = "deepgram";
/** Deepgram closes a connection that gets neither audio nor KeepAlive for ten seconds (developers.deepgram.com/docs/keep-alive). */
const KEEP_ALIVE_MS = 4000;
const HANDSHAKE_MS = 3000;
/** The first time at once: most connections that break can be opened again. */
const RETRY_MS = [0, 250, 1000];
/** Nobody waits longer for a vendor that asks for patience. */
const MAX_PATIENCE_MS = 2000;
/** Five seconds of audio that the network does not take. */
const MAX_QUEUED_BYTES = 5 * SAMPLE_RATE * 2;
/** How long a last word may take when we hang up. */
const GOODBYE_MS = 1000;

export interface LiveConnectionOptions {
  url: string;
  apiKey: string;
  /** `streamStart`: where the connection's audio begins, in seconds of the call. */
  onMessage(message: DeepgramMessage, streamStart: number): void;
  /** Connected, and what was not final before has been sent again. */
  onReady(): void;
  /** The connection is lost. An error that is not retryable is the end. */
  onLost(error: ProviderError): void;
}

/** A WebSocket to Deepgram that comes back when it breaks and then sends again what had not become final words. */
export function createLiveConnection({ url, apiKey, onMessage, onReady, onLost }: LiveConnectionOptions) {
  const audio = createUnfinishedAudio();
  let streamStart = 0;
  let lastSentAt = performance.now();
  let failures = 0;
  let over = false;
  let retry: NodeJS.Timeout | null = null;
  let socket = connect();

  function connect(): WebSocket {
    const next = new WebSocket(url, {
      headers: { Authorization: `Token ${apiKey}` },
      handshakeTimeout: HANDSHAKE_MS,
      perMessageDeflate: false,
    });
    let cause: ProviderError | null = null;
    next.on("open", () => {
      streamStart = audio.start / SAMPLE_RATE;
      for (const part of audio.parts()) send(part);
      onReady();
    });
    next.on("message", (data, isBinary) => {
      const message = isBinary || next !== socket ? null : parseMessage(String(data));
      if (!message || over) return;
      failures = 0;
      if (message.type === "Results" && message.is_final) {
        audio.forgetUntil(Math.round((streamStart + message.start + message.duration) * SAMPLE_RATE));
      }
      onMessage(message, streamStart);
    });
    next.on("unexpected-response", (_request, response: IncomingMessage) => {
      const header = (name: string) => response.headers[name]?.toString();
      cause = errorOfStatus(PROVIDER, "Deepgram", response.statusCode ?? 0, header);
      next.terminate();
    });
    next.on("error", (error) => {
      const message = "The connection to Deepgram broke.";
      const timedOut = error.message === "Opening handshake has timed out";
      cause ??= timedOut
        ? new ProviderError(PROVIDER, message, { kind: "timeout" })
        : errorOfCause(PROVIDER, message, error);
    });
    next.on("close", () => {
      if (next === socket)
        lost(cause ?? new ProviderError(PROVIDER, "Deepgram closed the connection.", { kind: "network" }));
    });
    return next;
  }

  function lost(error: ProviderError) {
    if (over) return;
    const waitMs = Math.max(error.retryAfterMs ?? 0, RETRY_MS[failures] ?? 0);
    const again = error.retryable && failures++ < RETRY_MS.length && waitMs <= MAX_PATIENCE_MS;
    const { message, kind, retryAfterMs, cause } = error;
    if (again) retry = setTimeout(reconnect, waitMs);
    else stop();
    onLost(new ProviderError(PROVIDER, message, { kind, retryAfterMs, cause, retryable: again }));
  }

  function reconnect() {
    retry = null;
    socket = connect();
  }

  function stop() {
    over = true;
    clearInterval(keepAlive);
    if (retry) clearTimeout(retry);
    audio.clear();
  }

  const send = (samples: Int16Array) => {
    socket.send(Buffer.from(samples.buffer, samples.byteOffset, samples.byteLength));
    lastSentAt = performance.now();
  };
  const tell = (type: "KeepAlive" | "Finalize" | "CloseStream") => {
    if (socket.readyState === WebSocket.OPEN) socket.send(JSON.stringify({ type }));
  };
  /** Drops a connection that is open and of no use; a new one is opened. */
  const abandon = (message: string) => {
    const dead = socket;
    if (over || dead.readyState !== WebSocket.OPEN) return;
    dead.removeAllListeners("close");
    dead.terminate();
    lost(new ProviderError(PROVIDER, message, { kind: "timeout" }));
  };
  const keepAlive = setInterval(() => {
    if (performance.now() - lastSentAt >= KEEP_ALIVE_MS) tell("KeepAlive");
  }, KEEP_ALIVE_MS);

  return {
    /** Seconds of the call that were pushed. */
    get seconds() {
      return audio.position / SAMPLE_RATE;
    },
    get open() {
      return socket.readyState === WebSocket.OPEN;
    },
    push(samples: Int16Array) {
      if (over) return;
      audio.push(samples);
      if (socket.readyState !== WebSocket.OPEN) return;
      send(samples);
      if (socket.bufferedAmount > MAX_QUEUED_BYTES) abandon("Deepgram takes no more audio.");
    },
    finalize: () => tell("Finalize"),
    abandon,
    /** Says goodbye, and goes when Deepgram has or after a second. */
    async close() {
      if (over) return;
      tell("CloseStream");
      stop();
      if (socket.readyState === WebSocket.CLOSED) return;
      await new Promise<void>((resolve) => {
        const patience = setTimeout(() => socket.terminate(), GOODBYE_MS);
        socket.once("close", () => {
          clearTimeout(patience);
          resolve();
        });
        if (socket.readyState === WebSocket.CONNECTING) socket.terminate();
        else socket.close();
      });
    },
  };
}
