import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { type WebSocket, WebSocketServer } from "ws";
import { createRealtimeConversation } from "./realtime-conversation.ts";

/** What the model does when a response is asked for. */
export interface RealtimeReply {
  /** Spoken, 50 ms of sound a character, sent at once: the API makes speech faster than it is heard. */
  text?: string;
  toolCalls?: { name: string; input: unknown }[];
  /** fail: status "failed". stall: nothing comes. drop: the connection breaks after half of the words. unfinished: is never done. */
  fault?: "fail" | "stall" | "drop" | "unfinished";
}

export type ClientEvent = { type: string; [field: string]: unknown };

export interface RealtimeStandIn {
  /** ws:// address for the adapter's `baseUrl`. */
  baseUrl: string;
  /** Replies to the next responses; after them the model says "Yes." */
  queue: RealtimeReply[];
  /** What the other side's next stretches of sound say; an empty one is noise. Without a line nothing was recognized. */
  hear(...lines: string[]): void;
  /** Everything the client sent but audio, in order. */
  events: ClientEvent[];
  /** Answers the next upgrades with this status instead of opening; 101 opens again. */
  refuseWith(status: number): void;
  breakConnections(): void;
  /** Resolves when what was under way in both directions has arrived. */
  sync(): Promise<void>;
  /** Of audio that came in, over all connections. */
  audioSeconds(): number;
  connections(): number;
  close(): Promise<void>;
}

/**
 * A server that speaks OpenAI's Realtime API over WebSocket (GA; event shapes of platform.openai.com/docs/api-reference/realtime-server-events
 * and openai-node's realtime.ts): sessions, mu-law audio both ways, server VAD by loudness, transcription, responses with sound, transcript,
 * function calls and usage, cancellation, truncation with its checks, and the API's errors. 401 for a wrong key.
 */
export async function startRealtimeStandIn(apiKey = "sk-test"): Promise<RealtimeStandIn> {
  const http = createServer();
  const sockets = new WebSocketServer({ noServer: true });
  const queue: RealtimeReply[] = [];
  const lines: string[] = [];
  const events: ClientEvent[] = [];
  let refusal = 101;
  let bytes = 0;
  let connections = 0;

  const serve = (socket: WebSocket) => {
    connections++;
    const conversation = createRealtimeConversation({
      send: (event) => socket.send(JSON.stringify(event)),
      breakConnection: () => socket.terminate(),
      nextReply: () => queue.shift() ?? { text: "Yes." },
      nextLine: () => lines.shift() ?? "",
    });
    conversation.begin();
    socket.on("message", (data) => {
      const event = JSON.parse(data.toString()) as ClientEvent;
      if (event.type === "input_audio_buffer.append") {
        const audio = Buffer.from(String(event.audio), "base64");
        bytes += audio.length;
        return conversation.hear(audio);
      }
      events.push(event);
      conversation.handle(event);
    });
  };

  http.on("upgrade", (request, socket, head) => {
    const known =
      request.headers.authorization === `Bearer ${apiKey}` && request.url?.startsWith("/v1/realtime?model=");
    const status = known ? refusal : 401;
    if (status !== 101)
      return socket.end(`HTTP/1.1 ${status} Refused\r\nContent-Length: 0\r\nConnection: close\r\n\r\n`);
    sockets.handleUpgrade(request, socket, head, serve);
  });
  http.listen(0, "127.0.0.1");
  await once(http, "listening");

  return {
    baseUrl: `ws://127.0.0.1:${(http.address() as AddressInfo).port}/v1`,
    ...{ queue, events },
    hear: (...next) => void lines.push(...next),
    refuseWith(status) {
      refusal = status;
    },
    breakConnections() {
      for (const socket of sockets.clients) socket.terminate();
    },
    async sync() {
      // A pong comes after everything that the client had received or sent before it.
      await Promise.all(
        [...sockets.clients].map(
          (socket) =>
            new Promise<void>((resolve) => {
              if (socket.readyState !== socket.OPEN) return resolve();
              socket.once("pong", () => resolve());
              socket.once("close", () => resolve());
              socket.ping();
            }),
        ),
      );
    },
    audioSeconds: () => bytes / 8000,
    connections: () => connections,
    async close() {
      for (const socket of sockets.clients) socket.terminate();
      http.close();
      await once(http, "close");
    },
  };
}
