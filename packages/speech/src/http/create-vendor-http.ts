import http, { type IncomingMessage } from "node:http";
import https from "node:https";

/** A connection or an answer that stands still this long is dead. */
const IDLE_MS = 10_000;
const MAX_FREE_SOCKETS = 32;

export interface VendorHttp {
  /** Resolves with the head of the answer; its body is read by iterating. Aborting ends both with an error. */
  post(
    url: string,
    request: { headers: http.OutgoingHttpHeaders; body: string; signal?: AbortSignal },
  ): Promise<IncomingMessage>;
  /** Opens a connection to where `url` is unless one waits, so that the first request need not. Returns at once; a failure is no news. */
  warm(url: string): void;
  close(): void;
}

/**
 * Requests to one vendor over connections that stay open between the turns of a call. (Node's fetch closes them after four seconds,
 * and then every answer of the agent would begin with a TLS handshake.)
 */
export function createVendorHttp({ idleMs = IDLE_MS } = {}): VendorHttp {
  const options = { keepAlive: true, maxFreeSockets: MAX_FREE_SOCKETS, scheduling: "lifo" as const };
  const agents = { "http:": new http.Agent(options), "https:": new https.Agent(options) };

  const send = (
    method: "POST" | "HEAD",
    url: string,
    request: { headers?: http.OutgoingHttpHeaders; body?: string; signal?: AbortSignal },
  ) =>
    new Promise<IncomingMessage>((resolve, reject) => {
      const address = new URL(url);
      const secure = address.protocol === "https:";
      const { headers, body = "", signal } = request;
      const sent = (secure ? https : http).request(address, {
        ...{ method, signal, timeout: idleMs, agent: agents[secure ? "https:" : "http:"] },
        headers: { ...headers, ...(body ? { "content-length": Buffer.byteLength(body) } : {}) },
      });
      let answer: IncomingMessage | null = null;
      sent.on("response", (response) => {
        answer = response;
        resolve(response);
      });
      sent.on("timeout", () => {
        const error = Object.assign(new Error("No answer."), { code: "ETIMEDOUT" });
        answer?.destroy(error);
        sent.destroy(error);
      });
      sent.on("error", (error) => {
        // A kept connection that the other side closed as we wrote to it (nodejs.org/api/http.html#requestreusedsocket).
        const stale = sent.reusedSocket && "code" in error && error.code === "ECONNRESET" && !signal?.aborted;
        if (stale) send(method, url, request).then(resolve, reject);
        else reject(error);
      });
      sent.end(body);
    });

  return {
    post: (url, request) => send("POST", url, request),
    warm(url) {
      const open = Object.values(agents).some(({ freeSockets }) => Object.keys(freeSockets).length > 0);
      if (open) return;
      send("HEAD", url, {}).then(
        (answer) => answer.resume().on("error", () => {}),
        () => {},
      );
    },
    close() {
      for (const agent of Object.values(agents)) agent.destroy();
    },
  };
}
