import { Agent, request } from "node:http";

export interface Reply {
  status: number;
  body: Buffer;
  /** From the first byte that was sent until the last one that came. */
  ms: number;
}

export interface KeepAliveClient {
  send(method: "GET" | "POST", path: string, key: string, body?: string): Promise<Reply>;
  close(): void;
}

/** Connections that stay open, as a browser's do, with less work a request than fetch: the client shares the machine with what it measures. */
export function createKeepAliveClient(url: string, connections: number): KeepAliveClient {
  const { hostname, port } = new URL(url);
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  return {
    send(method, path, key, body) {
      const begun = performance.now();
      return new Promise((resolve, reject) => {
        const length =
          body === undefined ? {} : { "content-type": "application/json", "content-length": Buffer.byteLength(body) };
        const sent = request(
          {
            agent,
            hostname,
            port,
            method,
            path: `/api/v1${path}`,
            headers: { authorization: `Bearer ${key}`, ...length },
          },
          (response) => {
            const chunks: Buffer[] = [];
            response.on("data", (chunk: Buffer) => chunks.push(chunk));
            response.on("end", () =>
              resolve({ status: response.statusCode!, body: Buffer.concat(chunks), ms: performance.now() - begun }),
            );
            response.on("error", reject);
          },
        );
        sent.on("error", reject);
        sent.end(body);
      });
    },
    close: () => agent.destroy(),
  };
}
