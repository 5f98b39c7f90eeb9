import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { monitorEventLoopDelay } from "node:perf_hooks";
import {
  createDeepgramStt,
  createFliteTts,
  createLlmAgent,
  createLocalStt,
  createMoonshineTranscriber,
  createOpenAiTts,
  createSileroVad,
} from "@parley/speech";
import {
  type Agent,
  createAdmission,
  createCallSession,
  createScriptedAgent,
  type MediaTransport,
  openMediaStream,
  type SpeechToText,
  type TextToSpeech,
} from "@parley/voice";
import { WebSocketServer } from "ws";
import { createFakeProviders } from "./fake-providers.ts";
import { createFrameSpacing } from "./frame-spacing.ts";
import { percentile } from "./metric.ts";
import { monotonicMs } from "./monotonic.ts";
import type { ProvidersPlace } from "./providers-process.ts";
import { serveParent } from "./serve-parent.ts";

export interface EngineOrder {
  /** Adapters against stand-ins, everything local, or fakes inside this process that say this line. */
  providers: { kind: "vendors"; place: ProvidersPlace } | { kind: "local" } | { kind: "fakes"; said: string };
  maxCalls: number;
  /** Tells every event of the calls to the parent. */
  tells: boolean;
}

/** What the parent hears. `asked`, `spoke`: the model or the voice was asked then. Times: `monotonicMs`. */
export type EngineEvent = { call: string; at: number } & (
  | { type: "asked" | "spoke" }
  | { type: "latency"; endpointingMs: number; sttMs: number; llmMs: number; ttsMs: number; totalMs: number }
  | { type: "segment"; speaker: string; text: string; startMs: number; endMs: number; interrupted: boolean }
  | { type: "ended"; reason: string }
  | { type: "error"; provider: string; message: string }
);

export interface EngineStats {
  live: number;
  /** Why calls ended since the last time, and how many. */
  ended: Record<string, number>;
  rssBytes: number;
  heapBytes: number;
  loopP99Ms: number;
  loopMaxMs: number;
  /** How far frames of one answer were handed to the socket from 20 ms after the one before. */
  sendJitterP99Ms: number;
  cpuSeconds: number;
  /** Sockets, timers, requests and the like, by kind. */
  resources: Record<string, number>;
}

const RESOLUTION_MS = 5;
const loop = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
loop.enable();
const { tell } = serveParent({ start, stats, warm });
let live = 0;
let sendJitters: number[] = [];
let ended: Record<string, number> = {};

function providersOf(order: EngineOrder["providers"]): { stt: SpeechToText; agent: Agent; tts: TextToSpeech } {
  if (order.kind === "fakes") return createFakeProviders(order.said);
  if (order.kind === "local") {
    return { stt: createLocalStt(createMoonshineTranscriber()), agent: createScriptedAgent(), tts: createFliteTts() };
  }
  const { deepgramUrl, openAiUrl, llmUrl } = order.place;
  return {
    stt: createDeepgramStt({ apiKey: "dg-test", baseUrl: deepgramUrl }),
    agent: createLlmAgent({ provider: "openai", model: "stand-in", apiKey: "sk-test", baseUrl: llmUrl }),
    tts: createOpenAiTts({ apiKey: "sk-test", baseUrl: openAiUrl }),
  };
}

async function start({ providers, maxCalls, tells }: EngineOrder): Promise<string> {
  const { stt, agent, tts } = providersOf(providers);
  const admission = createAdmission({ maxCalls, loopDelayMs: () => 0 });
  const http = createServer();
  const server = new WebSocketServer({ noServer: true, maxPayload: 64 * 1024 });
  http.on("upgrade", (request, socket, head) => {
    const leave = admission.admit();
    if (!leave) return socket.end("HTTP/1.1 503 Service Unavailable\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
    socket.once("close", leave);
    server.handleUpgrade(request, socket, head, async (accepted) => {
      const stream = await openMediaStream(accepted).catch(() => null);
      if (!stream) return;
      const call = stream.parameters.call ?? "";
      const report = (event: object) => tells && tell({ call, at: monotonicMs(), ...event });
      live++;
      const session = createCallSession({
        transport: timed(stream.transport),
        stt,
        vad: await createSileroVad(),
        agent: {
          provider: agent.provider,
          respond(asked) {
            report({ type: "asked" });
            return agent.respond(asked);
          },
        },
        tts: {
          provider: tts.provider,
          close: async () => {},
          synthesize(text, options) {
            report({ type: "spoke" });
            return tts.synthesize(text, options);
          },
        },
        facts: { callerName: "Dana Miller", purpose: "Ask when my order will arrive" },
        limits: { maxDurationMs: 60 * 60_000 },
        onEvent(event) {
          if (event.type === "latency") report({ type: "latency", ...event.latency });
          else if (event.type === "segment") report({ type: "segment", ...event.segment });
          else if (event.type === "ended") report({ type: "ended", reason: event.reason });
          else if (event.type === "error") report({ ...event, type: "error" });
        },
      });
      const { reason } = await session.finished;
      ended[reason] = (ended[reason] ?? 0) + 1;
      live--;
    });
  });
  http.listen(0, "127.0.0.1");
  await once(http, "listening");
  return `ws://127.0.0.1:${(http.address() as AddressInfo).port}`;
}

/** Watches the spacing of what goes out. */
function timed(transport: MediaTransport): MediaTransport {
  const spacing = createFrameSpacing();
  return {
    ...transport,
    send(frame) {
      const jitter = spacing(performance.now());
      if (jitter !== null) sendJitters.push(jitter);
      transport.send(frame);
    },
  };
}

/** Loads what the first call would wait for, so that it is not measured. */
async function warm(clip?: Int16Array) {
  const vad = await createSileroVad();
  await vad.process(new Int16Array(256));
  if (!clip) return;
  const transcriber = createMoonshineTranscriber();
  await transcriber.transcribe(clip);
  await transcriber.close();
  const tts = createFliteTts();
  for await (const _ of tts.synthesize("Hello.", {}));
  await tts.close();
}

/** What the process uses now, after a collection of garbage when asked; the loop's delay since the last time. */
function stats({ gc = false }: { gc?: boolean } = {}): EngineStats {
  if (gc) for (let round = 0; round < 3; round++) globalThis.gc?.();
  const { rss, heapUsed } = process.memoryUsage();
  const { user, system } = process.cpuUsage();
  const resources: Record<string, number> = {};
  for (const kind of process.getActiveResourcesInfo()) resources[kind] = (resources[kind] ?? 0) + 1;
  const result = {
    ...{ live, ended, rssBytes: rss, heapBytes: heapUsed, cpuSeconds: (user + system) / 1e6, resources },
    loopP99Ms: Math.max(0, loop.percentile(99) / 1e6 - RESOLUTION_MS),
    loopMaxMs: Math.max(0, loop.max / 1e6 - RESOLUTION_MS),
    sendJitterP99Ms: percentile(sendJitters, 0.99),
  };
  sendJitters = [];
  ended = {};
  loop.reset();
  return result;
}
