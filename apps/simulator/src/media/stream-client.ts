import type { Logger } from "@parley/platform";
import { type RawData, WebSocket } from "ws";
import { MULAW_SILENCE } from "../audio/mulaw.ts";
import type { LineConditions } from "../network/line-conditions.ts";
import { newSid } from "../network/sid.ts";
import { sign } from "../network/signature.ts";
import { parseMediaMessage } from "./media-message.ts";
import { PlaybackBuffer } from "./playback-buffer.ts";
import { WireFaults } from "./wire-faults.ts";

const CONNECT_TIMEOUT_MS = 10_000;

interface Options {
  url: string;
  callSid: string;
  accountSid: string;
  authToken: string;
  parameters: Record<string, string>;
  conditions: LineConditions;
  logger: Logger | undefined;
}

/** What a stream's status callback tells (twilio.com/docs/voice/twiml/stream#statuscallback). */
export type StreamEvent = "stream-started" | "stream-stopped" | "stream-error";

/** One two-way media stream: the carrier's end of the WebSocket, as Twilio's `<Connect><Stream>` is. */
export class StreamClient {
  readonly streamSid = newSid("MZ");
  /** Audio on its way to the callee. */
  readonly playback: PlaybackBuffer;
  /** Resolves once the socket is closed, whoever closed it, or was never opened. */
  readonly closed: Promise<void>;
  /** Resolves with the first thing that its status callback has to tell. */
  readonly opened: Promise<StreamEvent>;
  /** Why the stream failed, in Twilio's words; empty while it did not. */
  error = "";
  readonly #options: Options;
  readonly #socket: WebSocket;
  readonly #faults: WireFaults;
  #sequence = 0;
  #chunk = 0;
  #started = false;

  constructor(options: Options) {
    this.#options = options;
    this.#faults = new WireFaults(options.conditions);
    this.playback = new PlaybackBuffer((name) => {
      for (const due of this.#faults.marks(name)) this.#send({ event: "mark", mark: { name: due } });
    });
    this.#socket = new WebSocket(options.url, {
      headers: { "X-Twilio-Signature": sign(options.authToken, options.url) },
      handshakeTimeout: CONNECT_TIMEOUT_MS,
    });
    this.closed = new Promise((resolve) => this.#socket.once("close", () => resolve()));
    this.opened = new Promise((resolve) => {
      this.#socket.once("open", () => resolve("stream-started"));
      this.#socket.once("close", () => resolve("stream-error"));
    });
    this.#socket.on("open", () => this.#start());
    this.#socket.on("message", (data, isBinary) => this.#receive(data, isBinary));
    // An "error" is always followed by "close"; without a listener it would end the process.
    this.#socket.on("error", (error) => {
      this.error ||= "31920 - Stream - WebSocket - Handshake Error";
      options.logger?.warn({ callSid: options.callSid, reason: error.message }, "media stream failed (Twilio 31920)");
    });
  }

  /** Sends 20 ms of what the callee says (160 bytes of mu-law). Dropped before `start`, as on a real call. */
  sendMedia(audio: Uint8Array): void {
    if (!this.#started) return;
    const stray = this.#faults.strayKey();
    if (stray) this.sendDtmf(stray);
    const garbage = this.#faults.garbage();
    if (garbage !== null && this.#socket.readyState === WebSocket.OPEN) this.#socket.send(garbage);
    for (const frame of this.#faults.frames(audio)) {
      const payload = Buffer.from(frame.audio.buffer, frame.audio.byteOffset, frame.audio.byteLength).toString(
        "base64",
      );
      const timestamp = String(frame.timestampMs);
      this.#send({ event: "media", media: { track: "inbound", chunk: String(++this.#chunk), timestamp, payload } });
    }
  }

  /** The next 20 ms of the app's audio; silence where the line lost it. */
  pull(): Uint8Array {
    const frame = this.playback.pull();
    return this.#faults.dropsPlayback() ? frame.fill(MULAW_SILENCE) : frame;
  }

  /** Reports a key that the callee pressed. Its sound is not part of the audio, as with Twilio. */
  sendDtmf(digit: string): void {
    if (this.#started) this.#send({ event: "dtmf", dtmf: { track: "inbound_track", digit } });
  }

  /** Ends the stream from the carrier's side: `stop`, then the socket closes. */
  stop(): void {
    if (this.#socket.readyState === WebSocket.CONNECTING) {
      this.#socket.terminate();
      return;
    }
    const { accountSid, callSid } = this.#options;
    this.#send({ event: "stop", stop: { accountSid, callSid } });
    this.#started = false;
    this.#socket.close(1000);
  }

  #start(): void {
    const { accountSid, callSid, parameters } = this.#options;
    this.#socket.send(JSON.stringify({ event: "connected", protocol: "Call", version: "1.0.0" }));
    this.#send({
      event: "start",
      start: {
        accountSid,
        streamSid: this.streamSid,
        callSid,
        tracks: ["inbound"],
        mediaFormat: { encoding: "audio/x-mulaw", sampleRate: 8000, channels: 1 },
        customParameters: parameters,
      },
    });
    this.#started = true;
  }

  #receive(data: RawData, isBinary: boolean): void {
    const message = isBinary ? null : parseMediaMessage(data.toString());
    if (!message || message.streamSid !== this.streamSid) {
      this.error = "31924 - Stream - WebSocket - Protocol Error";
      this.#options.logger?.warn({ callSid: this.#options.callSid }, "media stream protocol error (Twilio 31924)");
      this.#started = false;
      this.#socket.close(1002);
    } else if (message.event === "media") this.playback.append(Buffer.from(message.media.payload, "base64"));
    else if (message.event === "mark") this.playback.mark(message.mark.name);
    else this.playback.clear();
  }

  #send(message: Record<string, unknown>): void {
    if (this.#socket.readyState !== WebSocket.OPEN || this.#faults.mute) return;
    const { event, ...rest } = message;
    const sequenceNumber = String(++this.#sequence);
    this.#socket.send(JSON.stringify({ event, sequenceNumber, ...rest, streamSid: this.streamSid }));
  }
}
