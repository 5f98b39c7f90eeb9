import { randomBytes } from "node:crypto";
import { Agent, request as httpRequest, type IncomingMessage, type ServerResponse } from "node:http";
import type { Duplex } from "node:stream";

const agent = new Agent({ keepAlive: true, maxSockets: 64 });

/** Headers of one connection, not of the message: a proxy does not pass them on (RFC 9110, 7.6.1). */
const hopByHop = new Set([
  "connection",
  "keep-alive",
  "proxy-connection",
  "te",
  "trailer",
  "transfer-encoding",
  "upgrade",
]);

/** Passes pages on to the web child, with a fresh nonce in the content security policy of every answer. */
export function createPassOn(port: () => number | null, options: { dev: boolean; isHttps: boolean }) {
  return (incoming: IncomingMessage, outgoing: ServerResponse): void => {
    const target = port();
    if (target === null) {
      answerPlainly(outgoing, 503, "Parley is starting. Reload in a moment.");
      return;
    }
    const policy = contentSecurityPolicy(randomBytes(16).toString("base64"), options.dev);
    const isBodiless = incoming.method === "GET" || incoming.method === "HEAD";
    const forward = (attempt: number) => {
      const proxied = httpRequest(
        {
          agent,
          host: "127.0.0.1",
          port: target,
          method: incoming.method,
          path: incoming.url,
          headers: {
            ...withoutHopByHop(incoming.headers),
            "x-forwarded-host": incoming.headers.host,
            "x-forwarded-proto": options.isHttps ? "https" : "http",
            "content-security-policy": policy,
          },
        },
        (answer) => {
          const headers = { ...withoutHopByHop(answer.headers), ...protection(policy, options.isHttps) };
          outgoing.writeHead(answer.statusCode ?? 502, headers);
          answer.pipe(outgoing);
        },
      );
      proxied.on("error", () => {
        // The child may close an idle connection in the moment in which it is used again; a request without a body goes once more.
        if (outgoing.headersSent || outgoing.destroyed) outgoing.destroy();
        else if (isBodiless && attempt === 1 && proxied.reusedSocket) forward(2);
        else answerPlainly(outgoing, 502, "The page server did not answer. Reload in a moment.");
      });
      outgoing.on("close", () => proxied.destroy());
      if (isBodiless) proxied.end();
      else incoming.pipe(proxied);
    };
    forward(1);
  };
}

function answerPlainly(outgoing: ServerResponse, status: number, text: string): void {
  outgoing.writeHead(status, { "content-type": "text/plain", "retry-after": "2" }).end(`${text}\n`);
}

function protection(policy: string, isHttps: boolean): Record<string, string> {
  return {
    "content-security-policy": policy,
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "strict-origin-when-cross-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=(self)",
    ...(isHttps ? { "strict-transport-security": "max-age=31536000; includeSubDomains" } : {}),
  };
}

/** Passes an upgrade on as it is: hot reload in development. */
export function passUpgradeOn(port: number, incoming: IncomingMessage, socket: Duplex, head: Buffer): void {
  const proxied = httpRequest({ host: "127.0.0.1", port, path: incoming.url, headers: incoming.headers });
  proxied.on("upgrade", (answer, upstream, upstreamHead) => {
    const headers = Object.entries(answer.headers).map(([name, value]) => `${name}: ${value}\r\n`);
    socket.write(`HTTP/1.1 101 Switching Protocols\r\n${headers.join("")}\r\n`);
    if (upstreamHead.length > 0) socket.write(upstreamHead);
    if (head.length > 0) upstream.write(head);
    upstream.pipe(socket).pipe(upstream);
    upstream.on("error", () => socket.destroy());
    socket.on("error", () => upstream.destroy());
  });
  proxied.on("error", () => socket.destroy());
  proxied.end();
}

function contentSecurityPolicy(nonce: string, dev: boolean): string {
  const script = dev ? `'self' 'nonce-${nonce}' 'unsafe-eval'` : `'self' 'nonce-${nonce}'`;
  return [
    "default-src 'self'",
    `script-src ${script}`,
    // Charts and the primitives position things with style attributes.
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "media-src 'self' blob:",
    "font-src 'self' data:",
    "connect-src 'self' ws: wss:",
    "frame-ancestors 'none'",
    "base-uri 'self'",
    "form-action 'self'",
    "object-src 'none'",
  ].join("; ");
}

function withoutHopByHop<T extends NodeJS.Dict<string | string[]>>(headers: T): NodeJS.Dict<string | string[]> {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !hopByHop.has(name)));
}
