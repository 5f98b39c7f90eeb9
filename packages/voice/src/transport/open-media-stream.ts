import { decodeMulaw, encodeMulaw } from "../audio/mulaw.ts";
import { wallClock } from "../clock/wall-clock.ts";
import type { CallClock, MediaTransport, TransportEvent } from "../ports.ts";
import { createAligner } from "./align-audio.ts";
import { parseStreamMessage } from "./frames.ts";

/** The part of a `ws` WebSocket that a stream needs. */
export interface MediaSocket {
  readonly readyState: number;
  on(event: "message", handler: (data: { toString(): string }, isBinary: boolean) => void): unknown;
  on(event: "close" | "error", handler: () => void): unknown;
  send(text: string): void;
  close(code?: number): void;
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

/**
 * Speaks Twilio Media Streams over an accepted socket (the caller has checked the upgrade's signature). Resolves with the
 * stream's `start`; rejects when the socket closes or stays silent for ten seconds before that.
 */
export function openMediaStream(socket: MediaSocket, clock: CallClock = wallClock): Promise<MediaStream> {
  return new Promise((resolve, reject) => {
    const waiting: TransportEvent[] = [];
    let handler: ((event: TransportEvent) => void) | null = null;
    let streamSid: string | null = null;
    let closed = false;
    const align = createAligner();

    const emit = (event: TransportEvent) => {
      if (handler) handler(event);
      else waiting.push(event);
    };
    const send = (message: object) => {
      if (!closed && socket.readyState === OPEN) socket.send(JSON.stringify({ ...message, streamSid }));
    };
    const transport: MediaTransport = {
      listen(listener) {
        handler = listener;
        for (const event of waiting.splice(0)) listener(event);
      },
      send: (frame) => send({ event: "media", media: { payload: Buffer.from(encodeMulaw(frame)).toString("base64") } }),
      mark: (name) => send({ event: "mark", mark: { name } }),
      clear: () => send({ event: "clear" }),
      close: () => socket.close(1000),
    };
    const finish = (reason: string) => {
      if (closed) return;
      closed = true;
      cancelTimeout();
      if (streamSid === null) reject(new Error("The media stream ended before it started."));
      else emit({ type: "closed", reason });
    };
    const cancelTimeout = clock.after(START_TIMEOUT_MS, () => {
      if (streamSid !== null) return;
      socket.close(1008);
      finish("no start");
    });

    socket.on("message", (data, isBinary) => {
      const message = isBinary || closed ? null : parseStreamMessage(data.toString());
      if (!message) return;
      if (message.event === "start" && streamSid === null) {
        streamSid = message.streamSid;
        cancelTimeout();
        const { callSid, accountSid, customParameters: parameters } = message.start;
        resolve({ callSid, accountSid, streamSid, parameters, transport });
      } else if (message.event === "media" && message.media.track === "inbound") {
        const samples = decodeMulaw(Buffer.from(message.media.payload, "base64"));
        for (const part of align(samples, message.media.timestamp)) emit({ type: "audio", ...part });
      } else if (message.event === "mark") emit({ type: "mark", name: message.mark.name });
      else if (message.event === "dtmf") emit({ type: "dtmf", digit: message.dtmf.digit });
      else if (message.event === "stop") finish("stopped");
    });
    socket.on("close", () => finish("closed"));
    socket.on("error", () => finish("socket error"));
  });
}
