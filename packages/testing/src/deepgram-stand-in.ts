import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { Duplex } from "node:stream";
import { type WebSocket, WebSocketServer } from "ws";
import { type ScriptedSpeech, serveRecognition } from "./deepgram-connection.ts";
import { createFaultQueue, createLatency, type FaultQueue, type Latency } from "./vendor-faults.ts";

export interface DeepgramStandInOptions {
  apiKey?: string;
  port?: number;
  /** From the sound of a word to the final result that has it. */
  latency?: Latency;
  /** From the sound of a word to the interim result that has it; `latency` without it. */
  interimLatency?: Latency;
  /**
   * What the latency of a final result counts from: the sound of its last word (the default), or the Finalize message.
   */
  latencyFrom?: "speech" | "request";
  /** A long utterance gets a final result about this often. */
  finalEverySeconds?: number;
  /** What every connection hears, each from its own start (for many calls at once). Without it `hear` and `speak` say, for all together. */
  script?: readonly ScriptedSpeech[];
  /** A connection that gets neither audio nor KeepAlive is closed after this. */
  idleMs?: number;
}

export interface DeepgramStandIn extends Omit<FaultQueue, "take"> {
  /** ws:// address for the adapter's `baseUrl`. */
  baseUrl: string;
  /** What the next words are: spoken once this many seconds of audio have come since the last final result. */
  hear(transcript: string, afterSeconds: number): void;
  /** What the next sound says, which lasts `speechMs`; its words come one by one as it goes on. Lines queue up. */
  speak(text: string, speechMs: number): void;
  /** Breaks all open connections as a network fault does. */
  breakConnections(): void;
  /** The connections that are open now take audio and answer nothing, until told otherwise. */
  mute(on: boolean): void;
  /** The next Finalize messages go unanswered, as when Deepgram has nothing to flush. */
  ignoreFinalize(count: number): void;
  /** Sends bytes that are no message of the protocol to all open connections. */
  sendGarbage(): void;
  /** Types of the control messages received, in order. */
  controls: string[];
  /** Query parameters of the connections opened. */
  queries: URLSearchParams[];
  audioSeconds(): number;
  /** Connections that are open now. */
  open(): number;
  close(): Promise<void>;
}

/**
 * A server that speaks Deepgram's live protocol (developers.deepgram.com/reference/speech-to-text/listen-streaming): linear16 at 8 kHz
 * in; interim results as words come, final ones when an utterance gets long, after `endpointing` and on Finalize (with
 * `from_finalize`), SpeechStarted with `vad_events`, UtteranceEnd with `utterance_end_ms`, Metadata on CloseStream, 1011 for a
 * connection that gets nothing; 401 for a wrong token, 400 for parameters that contradict each other. It hears `audibleWords` and
 * what `hear` and `speak` told it.
 */
export async function startDeepgramStandIn(options: DeepgramStandInOptions = {}): Promise<DeepgramStandIn> {
  const { apiKey = "dg-test", latencyFrom = "speech", finalEverySeconds = 5, idleMs = 10_000 } = options;
  const http = createServer();
  const sockets = new WebSocketServer({ noServer: true });
  const faults = createFaultQueue();
  const latencyMs = createLatency(options.latency ?? { ms: 0 });
  const interimLatencyMs = options.interimLatency ? createLatency(options.interimLatency) : latencyMs;
  const script: ScriptedSpeech[] = [];
  const controls: string[] = [];
  const queries: URLSearchParams[] = [];
  /** Also those that were never answered. */
  const connections = new Set<Duplex>();
  let ignored = 0;
  let muted = new WeakSet<WebSocket>();
  let totalBytes = 0;

  const serve = (socket: WebSocket, query: URLSearchParams) => {
    const idle = setTimeout(() => socket.close(1011, "NET-0001"), idleMs);
    socket.on("message", () => idle.refresh());
    socket.on("close", () => clearTimeout(idle));
    socket.on("error", () => {});
    serveRecognition(socket, query, {
      latencyMs,
      interimLatencyMs,
      latencyFrom,
      finalEverySeconds,
      script: options.script ? [...options.script] : script,
      muted: () => muted.has(socket),
      ignoresFinalize: () => ignored > 0 && ignored-- > 0,
      onControl: (type) => controls.push(type),
      onAudio(bytes) {
        totalBytes += bytes;
      },
    });
  };

  http.on("upgrade", (request, socket, head) => {
    // Who leaves in the middle of the handshake must not take the process along.
    socket.on("error", () => {});
    const query = new URL(request.url ?? "/", "ws://stand-in").searchParams;
    const refuse = (status: number, headers = "") =>
      socket.end(`HTTP/1.1 ${status} Refused\r\n${headers}Content-Length: 0\r\nConnection: close\r\n\r\n`);
    if (request.headers.authorization !== `Token ${apiKey}`) return refuse(401);
    if (!isAccepted(query)) return refuse(400);
    const fault = faults.take();
    if (fault?.type === "status") {
      const seconds = fault.retryAfterSeconds;
      return refuse(fault.status, seconds === undefined ? "" : `Retry-After: ${seconds}\r\n`);
    }
    if (fault?.type === "reset") return socket.destroy();
    if (fault?.type === "garbage") return socket.end("no http at all\r\n\r\n");
    const accept = () => {
      queries.push(query);
      sockets.handleUpgrade(request, socket, head, (opened) => serve(opened, query));
    };
    if (fault?.type === "stall") return;
    if (fault?.type === "slow") setTimeout(accept, fault.ms);
    else accept();
  });
  http.on("connection", (socket) => {
    connections.add(socket);
    socket.once("close", () => connections.delete(socket));
  });
  http.listen(options.port ?? 0, "127.0.0.1");
  await once(http, "listening");

  return {
    baseUrl: `ws://127.0.0.1:${(http.address() as AddressInfo).port}`,
    hear: (text, afterSeconds) => void script.push({ text, afterSeconds }),
    speak: (text, speechMs) => void script.push({ text, speechMs }),
    failNext: faults.failNext,
    failAll: faults.failAll,
    breakConnections() {
      for (const socket of sockets.clients) socket.terminate();
    },
    mute(on) {
      muted = new WeakSet(on ? sockets.clients : []);
    },
    ignoreFinalize(count) {
      ignored = count;
    },
    sendGarbage() {
      for (const socket of sockets.clients) {
        for (const text of ["{", "null", '"Results"', '{"type":"Results"}', '{"type":"Results","channel":{}}'])
          socket.send(text);
        socket.send(Buffer.from([1, 2, 3]));
      }
    },
    controls,
    queries,
    audioSeconds: () => totalBytes / 16_000,
    open: () => [...sockets.clients].filter((socket) => socket.readyState === socket.OPEN).length,
    async close() {
      for (const socket of connections) socket.destroy();
      http.close();
      await once(http, "close");
    },
  };
}

/** Rules of Deepgram's that a client breaks easily (developers.deepgram.com/docs/utterance-end, /docs/keyterm). */
function isAccepted(query: URLSearchParams): boolean {
  if (query.get("encoding") !== "linear16" || query.get("sample_rate") !== "8000") return false;
  const utteranceEnd = query.get("utterance_end_ms");
  if (utteranceEnd !== null && (Number(utteranceEnd) < 1000 || query.get("interim_results") !== "true")) return false;
  return !query.has("keyterm") || query.get("model")?.startsWith("nova-3") === true;
}
