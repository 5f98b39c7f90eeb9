import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { parseArgs } from "node:util";
import { createFliteTts, createLocalStt, createMoonshineTranscriber, createSileroVad } from "@parley/speech";
import {
  type CallEvent,
  createCallSession,
  createScriptedAgent,
  decodeMulaw,
  encodeMulaw,
  openMediaStream,
} from "@parley/voice";
import { WebSocket, WebSocketServer } from "ws";

/**
 * Turn gap of the call engine with everything local: 20 turns of a callee's recorded lines over a real media socket, against VAD,
 * Moonshine, the scripted agent and Flite. The gap runs from the callee's last sounding sample to the agent's first sounding
 * frame as the callee's side of the socket receives it.
 */
export interface BenchResult {
  bench: "call-loop";
  metric: string;
  value: number;
  unit: string;
  target: number | null;
  better: "lower" | "higher";
  pass: boolean;
}

const FRAME = 160;
const TURNS = 20;
const SOUND = 200;
/** What the callee says after the agent's opening, several short calls' worth. The agent answers each line. */
const CALLS = [
  [
    "Thank you for calling Northside Hardware. How can I help you?",
    "Who is calling, please?",
    "What is the order number?",
    "Can you give me the date of birth?",
  ],
  [
    "Hello, this is the front desk speaking.",
    "Are you a robot?",
    "What is the account number please?",
    "Your order will arrive on Tuesday.",
  ],
  [
    "Good morning, how can I help you today?",
    "Sorry, could you say that again?",
    "What is your phone number?",
    "The order was shipped yesterday.",
  ],
  [
    "Hello, customer service, how can I help?",
    "What is this about?",
    "What is the email address?",
    "We do not have that information.",
  ],
  [
    "Thank you for calling, how may I help?",
    "Who am I speaking with?",
    "Do you have the tracking number?",
    "It will be delivered on Friday afternoon.",
  ],
];

const sounding = (frame: Int16Array) => frame.some((sample) => Math.abs(sample) > SOUND);

async function speak(text: string): Promise<Int16Array> {
  const tts = createFliteTts();
  const parts: Int16Array[] = [];
  for await (const part of tts.synthesize(text, { voice: "male" })) parts.push(part);
  await tts.close();
  return Int16Array.from(parts.flatMap((part) => [...part]));
}

/** The callee's side: streams silence or a line in real time, plays what it is sent in real time, echoes marks. */
function startPeer(url: string) {
  const socket = new WebSocket(url);
  const started = performance.now();
  let sent = 0;
  let line: Int16Array | null = null;
  let at = 0;
  let lastSoundAt = 0;
  let playEndsAt = 0;
  let gapMs: number | null = null;
  let quiet: (() => void) | null = null;

  socket.on("message", (data) => {
    const message = JSON.parse(String(data)) as { event: string; media?: { payload: string }; mark?: { name: string } };
    const now = performance.now();
    if (message.event === "media") {
      const frame = decodeMulaw(Buffer.from(message.media!.payload, "base64"));
      const heardAt = Math.max(now, playEndsAt);
      playEndsAt = heardAt + 20;
      if (gapMs === null && lastSoundAt > 0 && line === null && sounding(frame)) gapMs = heardAt - lastSoundAt;
    } else if (message.event === "clear") playEndsAt = now;
    else if (message.event === "mark") {
      const echo = () => socket.readyState === 1 && socket.send(JSON.stringify({ ...message, streamSid: "MZ1" }));
      setTimeout(echo, Math.max(0, playEndsAt - now));
    }
  });
  const tick = setInterval(() => {
    const now = performance.now();
    while (socket.readyState === 1 && sent * 20 <= now - started) {
      let frame = new Int16Array(FRAME);
      if (line) {
        frame.set(line.subarray(at, at + FRAME));
        at += FRAME;
        if (sounding(frame)) lastSoundAt = started + sent * 20 + 20;
        if (at >= line.length) line = null;
      }
      frame = frame.length === FRAME ? frame : new Int16Array(FRAME);
      const payload = Buffer.from(encodeMulaw(frame)).toString("base64");
      const media = { track: "inbound", chunk: String(sent + 1), timestamp: String(sent * 20), payload };
      socket.send(JSON.stringify({ event: "media", sequenceNumber: String(sent + 2), streamSid: "MZ1", media }));
      sent++;
    }
    if (quiet && gapMs !== null && now > playEndsAt + 700) quiet();
  }, 5);

  return {
    async open() {
      await once(socket, "open");
      sent = Math.ceil((performance.now() - started) / 20);
      socket.send(JSON.stringify({ event: "connected", protocol: "Call", version: "1.0.0" }));
      const mediaFormat = { encoding: "audio/x-mulaw", sampleRate: 8000, channels: 1 };
      const start = { accountSid: "AC1", streamSid: "MZ1", callSid: "CA1", tracks: ["inbound"], mediaFormat };
      socket.send(JSON.stringify({ event: "start", sequenceNumber: "1", streamSid: "MZ1", start }));
    },
    /** Speaks a line and waits until the agent has answered it in full; the gap in ms, or null when it never answered. */
    async say(samples: Int16Array): Promise<number | null> {
      if (socket.readyState !== WebSocket.OPEN) return null;
      gapMs = null;
      at = 0;
      line = samples;
      await new Promise<void>((resolve) => {
        const giveUp = setTimeout(resolve, 20_000);
        quiet = () => {
          clearTimeout(giveUp);
          resolve();
        };
        socket.once("close", quiet);
      });
      quiet = null;
      return gapMs;
    },
    close() {
      clearInterval(tick);
      socket.close();
    },
  };
}

const percentile = (values: number[], share: number) =>
  [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.ceil(values.length * share) - 1)] ?? Number.NaN;

/** Runs the benchmark. `trace` gets every event of the calls, to see where time goes. */
export async function bench(trace: (event: CallEvent) => void = () => {}): Promise<BenchResult[]> {
  const tts = createFliteTts();
  const stt = createLocalStt(createMoonshineTranscriber());
  const lines = new Map<string, Int16Array>();
  for (const text of CALLS.flat()) if (!lines.has(text)) lines.set(text, await speak(text));
  // One run through the recognizer, so that loading the model is not measured as a turn.
  const warm = createMoonshineTranscriber();
  await warm.transcribe(lines.values().next().value!);
  await warm.close();

  const gaps: number[] = [];
  const stages: Record<"endpointing" | "stt" | "llm" | "tts", number[]> = {
    endpointing: [],
    stt: [],
    llm: [],
    tts: [],
  };
  const server = new WebSocketServer({ port: 0, host: "127.0.0.1" });
  await once(server, "listening");
  const url = `ws://127.0.0.1:${(server.address() as AddressInfo).port}`;

  for (const call of CALLS) {
    const accepted = once(server, "connection") as Promise<[WebSocket]>;
    const peer = startPeer(url);
    const [socket] = await accepted;
    const opening = openMediaStream(socket);
    await peer.open();
    const stream = await opening;
    const session = createCallSession({
      transport: stream.transport,
      stt,
      tts,
      vad: await createSileroVad(),
      agent: createScriptedAgent(),
      facts: { callerName: "Dana Miller", purpose: "Ask when my order will arrive" },
      onEvent(event) {
        trace(event);
        if (event.type !== "latency") return;
        stages.endpointing.push(event.latency.endpointingMs);
        stages.stt.push(event.latency.sttMs);
        stages.llm.push(event.latency.llmMs);
        stages.tts.push(event.latency.ttsMs);
      },
    });
    await new Promise((resolve) => setTimeout(resolve, 400));
    for (const text of call) {
      const gap = await peer.say(lines.get(text)!);
      if (gap !== null) gaps.push(gap);
    }
    session.hangUp();
    await session.finished;
    peer.close();
  }
  server.close();
  await tts.close();
  await stt.close();

  const metric = (name: string, value: number, target: number | null): BenchResult => ({
    bench: "call-loop",
    metric: name,
    value: Math.round(value),
    unit: "ms",
    target,
    better: "lower",
    pass: target === null || value <= target,
  });
  const answered = gaps.length;
  return [
    metric("turn_gap_p50_ms", percentile(gaps, 0.5), 900),
    metric("turn_gap_p95_ms", percentile(gaps, 0.95), null),
    ...Object.entries(stages).map(([stage, values]) => metric(`${stage}_p50_ms`, percentile(values, 0.5), null)),
    {
      ...metric("answered_turns", answered, null),
      unit: "turns",
      target: TURNS,
      better: "higher",
      pass: answered >= TURNS,
    },
  ];
}

if (process.argv[1] && import.meta.url === new URL(process.argv[1], "file:").href) {
  const { values } = parseArgs({ options: { json: { type: "boolean" }, trace: { type: "boolean" } } });
  const results = await bench(values.trace ? (event) => console.error(JSON.stringify(event)) : undefined);
  if (values.json) for (const result of results) console.log(JSON.stringify(result));
  else console.table(results);
  process.exitCode = results.every((result) => result.pass) ? 0 : 1;
}
