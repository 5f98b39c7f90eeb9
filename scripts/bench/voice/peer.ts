import { once } from "node:events";
import { decodeMulaw, encodeMulaw } from "@parley/voice";
import { WebSocket } from "ws";
import { monotonicMs } from "./monotonic.ts";

const FRAME = 160;
const FRAME_MS = 20;
const SILENCE = payloadOf(new Int16Array(FRAME));
/** The agent's frame sounds when a sample is louder. */
const AGENT_SOUND = 200;

/** A frame of the agent's, as the callee's ear gets it. */
export interface PlayedFrame {
  arrivedAt: number;
  startAt: number;
  sounds: boolean;
  /** What came after it was taken back. */
  cut: boolean;
}

/** The peers' common clock: one timer for all frames of this process. */
const ticking = new Set<() => void>();
const ticker = setInterval(() => {
  for (const tick of ticking) tick();
}, 5);
ticker.unref();

/**
 * The callee's side of one media stream: sends a frame when its 20 ms are over, plays what it gets in real time, sends marks back when
 * what was before them has played, as Twilio does. Times: `monotonicMs`.
 */
export function createPeer(url: string, options: { call: string; records: boolean }) {
  const socket = new WebSocket(url, { perMessageDeflate: false });
  const peer = {
    socket,
    /** The stream's first sample was taken up then. */
    startedAt: 0,
    /** The line that is spoken, or was last: when its first sample was taken up, and when its last one was sent. */
    line: { startedAt: 0, endedAt: 0, speaking: false },
    frames: [] as PlayedFrame[],
    clears: [] as number[],
    playEndsAt: 0,
    /** First sounding frame since the last line was begun. */
    answerAt: null as number | null,
    onTick: (_now: number) => {},
    /** A frame of the agent's has come. */
    onMedia: (_at: number) => {},
    say(samples: Int16Array) {
      payloads = [];
      for (let from = 0; from < samples.length; from += FRAME) {
        const frame = new Int16Array(FRAME);
        frame.set(samples.subarray(from, from + FRAME));
        payloads.push(payloadOf(frame));
      }
      lineMs = samples.length / 8;
      peer.line = { startedAt: peer.startedAt + sent * FRAME_MS, endedAt: Number.POSITIVE_INFINITY, speaking: true };
      peer.answerAt = null;
      spoken = 0;
    },
    /** Resolves with null when the stream was accepted, with the status that refused it otherwise. */
    async open(): Promise<number | null> {
      const refused = new Promise<number>((resolve) => {
        socket.on("unexpected-response", (request, response) => {
          resolve(response.statusCode ?? 0);
          request.destroy();
        });
      });
      socket.on("error", () => {});
      const status = await Promise.race([once(socket, "open").then(() => null), refused]);
      if (status !== null) return status;
      socket.send(JSON.stringify({ event: "connected", protocol: "Call", version: "1.0.0" }));
      const mediaFormat = { encoding: "audio/x-mulaw", sampleRate: 8000, channels: 1 };
      const customParameters = { call: options.call };
      const start = { accountSid: "AC1", streamSid: "MZ1", callSid: options.call, tracks: ["inbound"], mediaFormat };
      const message = { event: "start", sequenceNumber: "1", streamSid: "MZ1", start: { ...start, customParameters } };
      socket.send(JSON.stringify(message));
      peer.startedAt = monotonicMs();
      ticking.add(tick);
      return null;
    },
    close() {
      ticking.delete(tick);
      socket.close();
    },
  };
  let payloads: string[] = [];
  let lineMs = 0;
  let spoken = 0;
  let sent = 0;
  let marks: { name: string; at: number }[] = [];

  const sendFrame = () => {
    let payload = SILENCE;
    if (peer.line.speaking) {
      payload = payloads[spoken++]!;
      if (spoken === payloads.length) {
        peer.line.speaking = false;
        peer.line.endedAt = peer.line.startedAt + lineMs;
      }
    }
    const stamp = sent * FRAME_MS;
    socket.send(
      `{"event":"media","sequenceNumber":"${sent + 2}","media":{"track":"inbound","chunk":"${sent + 1}","timestamp":"${stamp}","payload":"${payload}"},"streamSid":"MZ1"}`,
    );
    sent++;
  };
  const echo = (name: string) => {
    if (socket.readyState === WebSocket.OPEN)
      socket.send(JSON.stringify({ event: "mark", sequenceNumber: "1", streamSid: "MZ1", mark: { name } }));
  };
  const tick = () => {
    if (socket.readyState !== WebSocket.OPEN) return void ticking.delete(tick);
    const now = monotonicMs();
    while (peer.startedAt + (sent + 1) * FRAME_MS <= now) sendFrame();
    while (marks[0] && marks[0].at <= now) echo(marks.shift()!.name);
    peer.onTick(now);
  };

  socket.on("message", (data) => {
    const now = monotonicMs();
    const text = String(data);
    if (text.startsWith('{"event":"media"')) {
      peer.onMedia(now);
      const startAt = Math.max(now, peer.playEndsAt);
      peer.playEndsAt = startAt + FRAME_MS;
      const sounds = options.records ? isSounding(text) : true;
      peer.frames.push({ arrivedAt: now, startAt, sounds, cut: false });
      if (sounds && !peer.line.speaking && startAt >= peer.line.endedAt) peer.answerAt ??= startAt;
      return;
    }
    const message = JSON.parse(text) as { event: string; mark?: { name: string } };
    if (message.event === "mark") marks.push({ name: message.mark!.name, at: Math.max(now, peer.playEndsAt) });
    else if (message.event === "clear") {
      peer.clears.push(now);
      peer.playEndsAt = Math.min(peer.playEndsAt, now);
      // A frame in the middle of which the clear came was not heard to its end.
      peer.frames = peer.frames.filter((frame) => frame.startAt + FRAME_MS <= now);
      if (peer.frames.length > 0) peer.frames.at(-1)!.cut = true;
      for (const { name } of marks) echo(name);
      marks = [];
    }
  });
  return peer;
}

export type Peer = ReturnType<typeof createPeer>;

function payloadOf(frame: Int16Array): string {
  return Buffer.from(encodeMulaw(frame)).toString("base64");
}

function isSounding(text: string): boolean {
  const message = JSON.parse(text) as { media: { payload: string } };
  return decodeMulaw(Buffer.from(message.media.payload, "base64")).some((sample) => Math.abs(sample) > AGENT_SOUND);
}
