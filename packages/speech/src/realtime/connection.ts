import { errorOfCause, errorOfStatus, ProviderError } from "@parley/voice";
import { WebSocket } from "ws";
import { parseServerEvent, type ServerEvent } from "./server-events.ts";

export const PROVIDER = "openai-realtime";
const OPEN_TIMEOUT_MS = 8000;
const NAME = "OpenAI Realtime";

export interface RealtimeConnection {
  send(event: object): void;
  close(): void;
}

/**
 * One WebSocket to the Realtime API. What is sent before it is open waits. `onClosed` comes once, unless we closed: with the reason, which
 * says whether trying again may help.
 */
export function openRealtimeConnection(options: {
  apiKey: string;
  model: string;
  /** Such as wss://api.openai.com/v1. */
  baseUrl: string;
  onEvent(event: ServerEvent): void;
  onClosed(error: ProviderError): void;
}): RealtimeConnection {
  const url = `${options.baseUrl.replace(/\/$/, "")}/realtime?model=${encodeURIComponent(options.model)}`;
  const socket = new WebSocket(url, {
    headers: { authorization: `Bearer ${options.apiKey}` },
    handshakeTimeout: OPEN_TIMEOUT_MS,
  });
  const waiting: string[] = [];
  let over = false;

  const fail = (error: ProviderError) => {
    if (over) return;
    over = true;
    socket.terminate();
    options.onClosed(error);
  };
  socket.on("open", () => {
    for (const message of waiting.splice(0)) socket.send(message);
  });
  socket.on("message", (data, isBinary) => {
    const event = over || isBinary ? null : parseServerEvent(data.toString());
    if (event) options.onEvent(event);
  });
  socket.on("unexpected-response", (_request, response) => {
    const { statusCode = 500, headers } = response;
    response.resume();
    fail(errorOfStatus(PROVIDER, NAME, statusCode, (name) => [headers[name]].flat()[0]));
  });
  socket.on("error", (cause) => fail(errorOfCause(PROVIDER, `The connection to ${NAME} broke.`, cause)));
  socket.on("close", (code) => {
    fail(new ProviderError(PROVIDER, `${NAME} closed the connection (${code}).`, { kind: "network" }));
  });

  return {
    send(event) {
      const message = JSON.stringify(event);
      if (socket.readyState === WebSocket.OPEN) socket.send(message);
      else if (!over) waiting.push(message);
    },
    close() {
      over = true;
      socket.close(1000);
    },
  };
}
