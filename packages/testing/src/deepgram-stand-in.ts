import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { type WebSocket, WebSocketServer } from "ws";

export interface DeepgramStandIn {
  /** ws:// address for the adapter's `baseUrl`. */
  baseUrl: string;
  /** What the next words are: spoken once this many seconds of audio have come since the last ones. */
  hear(transcript: string, afterSeconds: number): void;
  /** Answers the next upgrades with this status instead of opening; 101 opens again. */
  refuseWith(status: number): void;
  /** Breaks all open connections as a network fault does. */
  breakConnections(): void;
  /** Types of the control messages received, in order. */
  controls: string[];
  /** Query parameters of the connections opened. */
  queries: URLSearchParams[];
  audioSeconds(): number;
  close(): Promise<void>;
}

/**
 * A server that speaks Deepgram's live protocol (developers.deepgram.com/docs/live-streaming-audio): linear16 at 8 kHz in; interim
 * results as words come, final ones on Finalize with `from_finalize`, Metadata on CloseStream; 401 for a wrong token.
 */
export async function startDeepgramStandIn(apiKey = "dg-test"): Promise<DeepgramStandIn> {
  const http = createServer();
  const sockets = new WebSocketServer({ noServer: true });
  const script: { transcript: string; afterSeconds: number }[] = [];
  const controls: string[] = [];
  const queries: URLSearchParams[] = [];
  let refusal = 101;
  let totalBytes = 0;

  const results = (start: number, end: number, transcript: string, isFinal: boolean, fromFinalize = false) => ({
    type: "Results",
    channel_index: [0, 1],
    start,
    duration: end - start,
    is_final: isFinal,
    speech_final: false,
    from_finalize: fromFinalize,
    channel: { alternatives: [{ transcript, confidence: transcript ? 0.97 : 0, words: [] }] },
  });

  const serve = (socket: WebSocket) => {
    let bytes = 0;
    let finalAt = 0;
    let words = "";
    const now = () => bytes / 16_000;
    const send = (message: object) => socket.send(JSON.stringify(message));
    socket.on("message", (data: Buffer, isBinary) => {
      if (isBinary) {
        bytes += data.length;
        totalBytes += data.length;
        const next = script[0];
        if (next && now() - finalAt >= next.afterSeconds) {
          script.shift();
          words = next.transcript;
          send(results(finalAt, now(), words, false));
        }
        return;
      }
      const { type } = JSON.parse(String(data)) as { type: string };
      controls.push(type);
      if (type === "Finalize") {
        send(results(finalAt, now(), words, true, true));
        finalAt = now();
        words = "";
      } else if (type === "CloseStream") {
        send({ type: "Metadata", request_id: "stand-in", duration: now(), channels: 1 });
        socket.close(1000);
      }
    });
  };

  http.on("upgrade", (request, socket, head) => {
    const status = request.headers.authorization === `Token ${apiKey}` ? refusal : 401;
    if (status !== 101)
      return socket.end(`HTTP/1.1 ${status} Refused\r\nContent-Length: 0\r\nConnection: close\r\n\r\n`);
    queries.push(new URL(request.url ?? "/", "ws://stand-in").searchParams);
    sockets.handleUpgrade(request, socket, head, serve);
  });
  http.listen(0, "127.0.0.1");
  await once(http, "listening");

  return {
    baseUrl: `ws://127.0.0.1:${(http.address() as AddressInfo).port}`,
    hear: (transcript, afterSeconds) => void script.push({ transcript, afterSeconds }),
    refuseWith(status) {
      refusal = status;
    },
    breakConnections() {
      for (const socket of sockets.clients) socket.terminate();
    },
    controls,
    queries,
    audioSeconds: () => totalBytes / 16_000,
    async close() {
      for (const socket of sockets.clients) socket.terminate();
      http.close();
      await once(http, "close");
    },
  };
}
