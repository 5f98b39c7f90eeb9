import type { ProviderError } from "@parley/voice";
import { openRealtimeConnection, type RealtimeConnection } from "./connection.ts";
import type { ServerEvent } from "./server-events.ts";

const BASE_URL = "wss://api.openai.com/v1";
const MAX_RECONNECTS = 2;

/** A connection that is replaced when it breaks and trying again may help. `onOpening` sends what every new one begins with. */
export function keepConnected(options: {
  apiKey: string;
  model: string;
  baseUrl: string | undefined;
  onOpening(send: (event: object) => void, again: boolean): void;
  onEvent(event: ServerEvent): void;
  /** `again`: another one is opened now. */
  onLost(error: ProviderError, again: boolean): void;
}): RealtimeConnection {
  const { apiKey, model, baseUrl = BASE_URL, onOpening, onEvent, onLost } = options;
  let reconnects = 0;
  let current: RealtimeConnection;

  const connect = (again: boolean) => {
    const opened = openRealtimeConnection({
      // Who names an address for the HTTP API means the same server.
      ...{ apiKey, model, baseUrl: baseUrl.replace(/^http/, "ws") },
      onEvent: (event) => (current === opened ? onEvent(event) : undefined),
      onClosed(error) {
        if (current !== opened) return;
        const retry = error.retryable && reconnects++ < MAX_RECONNECTS;
        onLost(error, retry);
        if (retry) connect(true);
      },
    });
    current = opened;
    onOpening((event) => opened.send(event), again);
  };
  connect(false);
  return { send: (event) => current.send(event), close: () => current.close() };
}
