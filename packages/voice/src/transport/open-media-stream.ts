import { wallClock } from "../clock/wall-clock.ts";
import type { CallClock, MediaTransport, TransportEvent } from "../ports.ts";
import { createAligner } from "./align-audio.ts";
import { parseStreamMessage, type StreamMessage } from "./frames.ts";
import { createInflow } from "./inflow.ts";
import { messagesOf } from "./stream-message.ts";

/** The part of a `ws` WebSocket that a stream needs. */
export interface MediaSocket {
  readonly readyState: number;
  /** Bytes handed over and not yet taken by the network. */
  readonly bufferedAmount?: number;
  on(event: "message", handler: (data: { toString(): string }, isBinary: boolean) => void): unknown;
  on(event: "close" | "error", handler: () => void): unknown;
  send(text: string): void;
  close(code?: number): void;
  /** Ends the connection without the closing handshake. */
  terminate?(): void;
}

export interface MediaStream {
  callSid: string;
  streamSid: string;
  accountSid: string;
  /** What the TwiML's `<Parameter>` elements carried. */
  parameters: Record<string, string>;
  transport: MediaTransport;
}

const OPEN = 1;
const START_TIMEOUT_MS = 10_000;
/** A peer that leaves this much unread (some ten seconds of audio) is not there any more. */
const MAX_BUFFERED_BYTES = 256 * 1024;
/** How long a peer may take to answer our closing. */
const CLOSE_TIMEOUT_MS = 2000;
/** Events kept until somebody listens: 30 s of audio. */
const MAX_WAITING = 1500;

/**
 * Speaks Twilio Media Streams over an accepted socket (the caller has checked the upgrade's signature). Resolves with the
 * stream's `start`; rejects when the socket closes or stays silent for ten seconds before that. The transport ends as `closed`
 * when the stream stops, the socket closes, or the peer leaves 256 kB unread.
 */
export function openMediaStream(socket: MediaSocket, clock: CallClock = wallClock): Promise<MediaStream> {
  return new Promise((resolve, reject) => {
    const waiting: TransportEvent[] = [];
    const inflow = createInflow(clock);
    const align = createAligner();
    let handler: ((event: TransportEvent) => void) | null = null;
    let streamSid: string | null = null;
    let ended = false;
    let gone = false;
    let cancelTimeout = () => {};

    const emit = (event: TransportEvent) => {
      if (handler) return handler(event);
      waiting.push(event);
      if (waiting.length > MAX_WAITING && event.type !== "closed") leave(1011, "not listened to");
    };
    const finish = (reason: string) => {
      if (ended) return;
      ended = true;
      cancelTimeout();
      if (streamSid === null) reject(new Error("The media stream ended before it started."));
      else emit({ type: "closed", reason });
    };
    /** Closes politely, and by force when the peer does not answer. */
    const close = (code: number) => {
      if (gone || socket.readyState > OPEN) return;
      cancelTimeout();
      cancelTimeout = clock.after(CLOSE_TIMEOUT_MS, () => socket.terminate?.());
      socket.close(code);
    };
    const leave = (code: number, reason: string) => {
      finish(reason);
      close(code);
    };
    const transportOf = (sid: string): MediaTransport => {
      const messages = messagesOf(sid);
      const send = (text: string) => {
        if (ended || socket.readyState !== OPEN) return;
        socket.send(text);
        if ((socket.bufferedAmount ?? 0) <= MAX_BUFFERED_BYTES) return;
        finish("the peer does not read");
        // It would not read a closing frame either.
        if (socket.terminate) socket.terminate();
        else socket.close(1008);
      };
      return {
        listen(listener) {
          handler = listener;
          for (const event of waiting.splice(0)) listener(event);
        },
        send: (frame) => send(messages.media(frame)),
        mark: (name) => send(messages.mark(name)),
        clear: () => send(messages.clear()),
        close: () => close(1000),
      };
    };
    const begin = (message: Extract<StreamMessage, { event: "start" }>) => {
      const { callSid, accountSid, customParameters: parameters } = message.start;
      streamSid = message.streamSid;
      cancelTimeout();
      resolve({ callSid, accountSid, streamSid, parameters, transport: transportOf(streamSid) });
    };
    const take = (message: StreamMessage) => {
      if (message.event === "start") return streamSid === null ? begin(message) : undefined;
      if (streamSid === null || (message.streamSid ?? streamSid) !== streamSid) return;
      if (message.event === "media") {
        if (message.samples.length === 0) return;
        for (const part of align(message.samples, message.timestampMs, inflow.limitMs()))
          emit({ type: "audio", ...part });
      } else if (message.event === "mark") emit({ type: "mark", name: message.mark.name });
      else if (message.event === "stop") finish("stopped");
      else if (inflow.key()) emit({ type: "dtmf", digit: message.dtmf.digit });
    };

    cancelTimeout = clock.after(START_TIMEOUT_MS, () => leave(1008, "no start"));
    socket.on("message", (data, isBinary) => {
      if (isBinary || ended) return;
      const message = parseStreamMessage(data.toString());
      if (message) take(message);
    });
    socket.on("close", () => {
      gone = true;
      cancelTimeout();
      finish("closed");
    });
    socket.on("error", () => finish("socket error"));
  });
}
