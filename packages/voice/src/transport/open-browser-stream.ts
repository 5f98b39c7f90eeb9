import { z } from "zod";
import { wallClock } from "../clock/wall-clock.ts";
import { type CallClock, type MediaTransport, SAMPLE_RATE, type TransportEvent } from "../ports.ts";
import { createInflow } from "./inflow.ts";
import { pcmBytes, readPcm } from "./pcm.ts";
import { createLivePlacer } from "./place-live-audio.ts";

/** The part of a `ws` WebSocket that a browser's stream needs. */
export interface BrowserSocket {
  readonly readyState: number;
  /** Bytes that wait because the browser does not read. */
  readonly bufferedAmount: number;
  on(event: "message", handler: (data: Buffer | ArrayBuffer | Buffer[], isBinary: boolean) => void): unknown;
  on(event: "close" | "error", handler: () => void): unknown;
  send(data: string | Uint8Array): void;
  close(code?: number): void;
}

/** What the page shows of its call. */
export type BrowserNotice =
  | { type: "words"; speaker: string; text: string; final: boolean }
  | { type: "ended"; call_id: string };

export interface BrowserStream {
  transport: MediaTransport;
  tell(notice: BrowserNotice): void;
}

const OPEN = 1;
/** A quarter of a second; a page sends 20 ms. */
const MAX_SAMPLES = SAMPLE_RATE / 4;
/** Ten seconds of audio: whoever has not read that is not listening any more. */
const MAX_WAITING_BYTES = SAMPLE_RATE * 2 * 10;
const MAX_MARKS = 1_000;

const Message = z.discriminatedUnion("type", [
  z.object({ type: z.literal("mark"), name: z.string() }),
  z.object({ type: z.literal("dtmf"), digit: z.string().regex(/^[0-9*#A-D]$/) }),
]);

/**
 * A browser as a telephone, with Twilio's semantics over an accepted socket (the caller has checked ticket and origin). Binary
 * frames both ways are 16-bit little endian PCM, 8 kHz, mono; the page plays what comes in order, empties its queue on `clear`
 * and sends each `mark` back when the audio before it has been played. Frames that are no PCM, and messages that we do not know,
 * are ignored: one bad frame must not end a call. A page that stops reading is hung up.
 */
export function openBrowserStream(socket: BrowserSocket, clock: CallClock = wallClock): BrowserStream {
  const waiting: TransportEvent[] = [];
  const marks = new Set<string>();
  let handler: ((event: TransportEvent) => void) | null = null;
  let closed = false;
  const place = createLivePlacer(clock);
  const inflow = createInflow(clock);

  const emit = (event: TransportEvent) => {
    if (handler) handler(event);
    else waiting.push(event);
  };
  const finish = (reason: string) => {
    if (closed) return;
    closed = true;
    emit({ type: "closed", reason });
  };
  const send = (data: string | Uint8Array) => {
    if (closed || socket.readyState !== OPEN) return;
    if (socket.bufferedAmount > MAX_WAITING_BYTES) {
      socket.close(1013);
      return finish("too slow");
    }
    socket.send(data);
  };
  const tell = (message: object) => send(JSON.stringify(message));

  socket.on("message", (data, isBinary) => {
    if (closed) return;
    const bytes = bytesOf(data);
    if (isBinary) {
      const samples = readPcm(bytes, MAX_SAMPLES);
      if (samples) for (const part of place(samples)) emit({ type: "audio", ...part });
      return;
    }
    const message = parseMessage(bytes.toString("utf8"));
    // A mark that we did not send, or that came back already, says nothing.
    if (message?.type === "mark" && marks.delete(message.name)) emit({ type: "mark", name: message.name });
    else if (message?.type === "dtmf" && inflow.key()) emit({ type: "dtmf", digit: message.digit });
  });
  socket.on("close", () => finish("closed"));
  socket.on("error", () => finish("socket error"));

  return {
    transport: {
      listen(listener) {
        handler = listener;
        for (const event of waiting.splice(0)) listener(event);
      },
      send: (frame) => send(pcmBytes(frame)),
      mark(name) {
        // A page that never sends marks back must not fill the memory.
        if (marks.size >= MAX_MARKS) marks.delete(marks.values().next().value!);
        marks.add(name);
        tell({ type: "mark", name });
      },
      clear: () => tell({ type: "clear" }),
      close: () => socket.close(1000),
    },
    tell,
  };
}

function bytesOf(data: Buffer | ArrayBuffer | Buffer[]): Buffer {
  if (Array.isArray(data)) return Buffer.concat(data);
  return Buffer.isBuffer(data) ? data : Buffer.from(data);
}

function parseMessage(text: string): z.infer<typeof Message> | null {
  try {
    const parsed = Message.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}
