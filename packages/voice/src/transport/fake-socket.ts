import { EventEmitter } from "node:events";
import { encodeMulaw } from "../audio/mulaw.ts";
import type { CallClock } from "../ports.ts";
import { openMediaStream } from "./open-media-stream.ts";

interface SentMessage {
  event: string;
  streamSid?: string;
  media?: { payload: string };
  mark?: { name: string };
}

/** A socket whose other end is the test: `receive` is what Twilio sends, `sent` what it gets. */
export class FakeSocket extends EventEmitter {
  readyState = 1;
  bufferedAmount = 0;
  sent: SentMessage[] = [];
  closeCode: number | null = null;
  terminated = false;
  /** Whether it answers a closing handshake. */
  answersClose = true;

  send(text: string) {
    this.sent.push(JSON.parse(text) as SentMessage);
  }
  close(code?: number) {
    this.closeCode = code ?? 1005;
    this.readyState = 2;
    if (this.answersClose) this.gone();
  }
  terminate() {
    this.terminated = true;
    this.gone();
  }
  gone() {
    this.readyState = 3;
    this.emit("close");
  }
  receive(message: object | string, isBinary = false) {
    this.emit("message", Buffer.from(typeof message === "string" ? message : JSON.stringify(message)), isBinary);
  }
}

/** As in protocol/media-streams.md, with call CA1 and stream MZ1. */
export const connectedFrame = { event: "connected", protocol: "Call", version: "1.0.0" };
export const startFrame = {
  event: "start",
  sequenceNumber: "1",
  start: {
    accountSid: "AC1",
    streamSid: "MZ1",
    callSid: "CA1",
    tracks: ["inbound"],
    mediaFormat: { encoding: "audio/x-mulaw", sampleRate: 8000, channels: 1 },
    customParameters: { call: "42" },
  },
  streamSid: "MZ1",
};
export const payloadOf = (samples: number, value = 1000) =>
  Buffer.from(encodeMulaw(new Int16Array(samples).fill(value))).toString("base64");
export const mediaFrame = (timestamp: number, media: object = {}) => ({
  event: "media",
  sequenceNumber: "4",
  media: { track: "inbound", chunk: "2", timestamp: String(timestamp), payload: payloadOf(160), ...media },
  streamSid: "MZ1",
});
export const markFrame = (name: string) => ({ event: "mark", sequenceNumber: "4", streamSid: "MZ1", mark: { name } });
export const dtmfFrame = (digit: string) => ({
  event: "dtmf",
  streamSid: "MZ1",
  sequenceNumber: "5",
  dtmf: { track: "inbound_track", digit },
});
export const stopFrame = {
  event: "stop",
  sequenceNumber: "5",
  stop: { accountSid: "AC1", callSid: "CA1" },
  streamSid: "MZ1",
};

/** A stream that has started. */
export async function connectFake(clock: CallClock) {
  const socket = new FakeSocket();
  const opening = openMediaStream(socket, clock);
  socket.receive(connectedFrame);
  socket.receive(startFrame);
  return { socket, stream: await opening };
}
