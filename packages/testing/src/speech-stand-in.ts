import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as wait } from "node:timers/promises";
import { createFaultQueue, createLatency, type FaultQueue, type Latency, type VendorFault } from "./vendor-faults.ts";

/** What was asked of a text-to-speech vendor. */
export interface SpeechRequest {
  text: string;
  voice: string;
  /** Hertz of the answer. */
  sampleRate: number;
  url: URL;
  body: Record<string, unknown>;
}

export interface SpeechStandInOptions {
  apiKey?: string;
  port?: number;
  /** From the request to the first byte of sound. */
  firstByte?: Latency;
  /** How much faster than real time sound comes after the first byte; at once without it. */
  pace?: number;
  /** Bytes of one write. An odd number splits samples between two. */
  chunkBytes?: number;
  /** The sound of a text at `sampleRate`, 16 bit. A tone of 60 ms a character without it. */
  sound?(request: SpeechRequest): Int16Array | Promise<Int16Array>;
}

export interface SpeechStandIn extends Omit<FaultQueue, "take"> {
  /** Address for the adapter's `baseUrl`. */
  baseUrl: string;
  requests: SpeechRequest[];
  /** Answers that are being sent. */
  open(): number;
  /** Connections that were opened so far. */
  connections(): number;
  close(): Promise<void>;
}

/** Reads one vendor's request; a number refuses it with that status. */
export type ReadSpeechRequest = (
  request: IncomingMessage,
  url: URL,
  body: Record<string, unknown>,
) => SpeechRequest | number;

/** Streams `bytes` as a vendor would that suffers from `fault`. Resolves when nothing more will come. */
async function stream(
  response: ServerResponse,
  bytes: Buffer,
  fault: VendorFault | null,
  options: SpeechStandInOptions & { bytesPerMs: number },
) {
  const { chunkBytes = 1600, pace, bytesPerMs } = options;
  const breakAt =
    fault?.type === "reset" || fault?.type === "stall" ? (fault.afterBytes ?? 0) : Number.POSITIVE_INFINITY;
  const started = performance.now();
  for (let at = 0; at < bytes.length && !response.destroyed; at += chunkBytes) {
    if (at >= breakAt) break;
    if (pace) {
      const ahead = at / bytesPerMs / pace - (performance.now() - started);
      if (ahead > 1) await wait(ahead);
    }
    const end = Math.min(at + chunkBytes, bytes.length, breakAt);
    if (!response.write(bytes.subarray(at, end))) await drained(response);
  }
  if (response.destroyed || fault?.type === "stall") return;
  if (fault?.type === "reset") {
    // Lets what was written out first: a reset discards what is still queued.
    await wait(20);
    return void response.socket?.resetAndDestroy();
  }
  response.end();
}

/** The client took what was written, or left. */
async function drained(response: ServerResponse) {
  const over = new AbortController();
  const { signal } = over;
  await Promise.race([once(response, "drain", { signal }), once(response, "close", { signal })]).catch(() => {});
  over.abort();
}

/** A text-to-speech vendor over HTTP: reads requests with `read`, answers with raw PCM, and suffers faults on demand. */
export async function startSpeechStandIn(
  path: string,
  read: ReadSpeechRequest,
  options: SpeechStandInOptions,
): Promise<SpeechStandIn> {
  const faults = createFaultQueue();
  const firstByteMs = createLatency(options.firstByte ?? { ms: 0 });
  const requests: SpeechRequest[] = [];
  const tones = new Map<string, Int16Array>();
  let open = 0;
  let connections = 0;

  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    const startedAt = performance.now();
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part as Buffer);
    const url = new URL(request.url ?? "/", "http://stand-in");
    const asked = read(request, url, JSON.parse(Buffer.concat(parts).toString("utf8") || "{}"));
    if (typeof asked === "number") return refuse(response, asked);
    requests.push(asked);
    const fault = faults.take();
    if (fault?.type === "status") return refuse(response, fault.status, fault.retryAfterSeconds);
    if (fault?.type === "reset" && !fault.afterBytes) return void request.socket.resetAndDestroy();
    if (fault?.type === "garbage") {
      response.writeHead(200, { "content-type": "text/html" });
      return void response.end("<!doctype html><title>Bad gateway</title>");
    }
    const sound = await (options.sound ? options.sound(asked) : toneOf(tones, asked.text, asked.sampleRate));
    let bytes = Buffer.from(sound.buffer, sound.byteOffset, sound.byteLength);
    if (fault?.type === "long") bytes = Buffer.alloc(fault.bytes & ~1, bytes);
    const latency = firstByteMs() + (fault?.type === "slow" ? fault.ms : 0) - (performance.now() - startedAt);
    if (latency > 0) await wait(latency);
    if (response.destroyed) return;
    response.writeHead(200, { "content-type": "application/octet-stream" });
    response.flushHeaders();
    await stream(response, bytes, fault, { ...options, bytesPerMs: (asked.sampleRate * 2) / 1000 });
  };

  const server = createServer((request, response) => {
    open++;
    response.once("close", () => open--);
    answer(request, response).catch(() => response.destroy());
  });
  server.on("connection", () => connections++);
  server.listen(options.port ?? 0, "127.0.0.1");
  await once(server, "listening");
  return {
    baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`,
    requests,
    failNext: faults.failNext,
    failAll: faults.failAll,
    open: () => open,
    connections: () => connections,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}

function refuse(response: ServerResponse, status: number, retryAfterSeconds?: number) {
  const headers = retryAfterSeconds === undefined ? {} : { "retry-after": String(retryAfterSeconds) };
  response.writeHead(status, { "content-type": "application/json", ...headers });
  response.end(JSON.stringify({ error: { message: "refused", code: status } }));
}

/** 440 Hz, 60 ms a character. The same text sounds the same, and is computed once. */
function toneOf(tones: Map<string, Int16Array>, text: string, rate: number): Int16Array {
  const known = tones.get(`${rate} ${text}`);
  if (known) return known;
  const tone = Int16Array.from({ length: Math.round(text.length * 0.06 * rate) }, (_, n) =>
    Math.round(8000 * Math.sin((2 * Math.PI * 440 * n) / rate)),
  );
  tones.set(`${rate} ${text}`, tone);
  return tone;
}
