import type { LookupFunction } from "node:net";
import { Agent, type Dispatcher, request } from "undici";
import type { AllowPrivate } from "./address-policy.ts";
import { checkUrl } from "./check-url.ts";
import { createLookup, type Resolve } from "./create-lookup.ts";
import { OutboundError } from "./outbound-error.ts";
import { headersAfterRedirect, requestHeaders } from "./request-headers.ts";

export interface OutboundRequest {
  method?: "GET" | "HEAD" | "POST" | "PUT" | "PATCH" | "DELETE";
  headers?: Record<string, string>;
  body?: string;
  /** For everything, to the last byte of the body. */
  timeoutMs?: number;
  /** The body may not be longer; reading it throws OutboundError then. */
  maxBytes?: number;
  /** Aborts the request, which throws its AbortError then. */
  signal?: AbortSignal;
}

export interface OutboundResponse {
  status: number;
  /** Names in lower case; repeated headers joined by a comma. */
  headers: Record<string, string>;
  body: AsyncIterable<Uint8Array>;
  text(): Promise<string>;
  /** Lets go of a body that nobody reads. */
  discard(): Promise<void>;
}

export interface Outbound {
  /** Asks an address that a user gave. Any status is an answer. Throws OutboundError. */
  fetch(address: string, options?: OutboundRequest): Promise<OutboundResponse>;
  /** Parses and judges an address without asking it. Throws OutboundError. */
  check(address: string): URL;
  /** For clients that open their own sockets: together with `check` of the address it guards them too. */
  lookup: LookupFunction;
  close(): Promise<void>;
}

const MAX_REDIRECTS = 5;
const DEFAULT_TIMEOUT_MS = 30_000;
const DEFAULT_MAX_BYTES = 16 * 1024 ** 2;
const CONNECT_TIMEOUT_MS = 10_000;

/** The only way to servers whose address a user gave: nothing inside the operator's network is reached unless it was opened. */
export function createOutbound(options: { allowPrivate: AllowPrivate; resolve?: Resolve }): Outbound {
  const { allowPrivate, resolve } = options;
  const lookup = createLookup(allowPrivate, resolve);
  const agent = new Agent({ connect: { lookup, timeout: CONNECT_TIMEOUT_MS }, keepAliveTimeout: 5_000 });

  async function fetch(address: string, given: OutboundRequest = {}): Promise<OutboundResponse> {
    const { timeoutMs = DEFAULT_TIMEOUT_MS, maxBytes = DEFAULT_MAX_BYTES } = given;
    const timeout = AbortSignal.timeout(timeoutMs);
    const signal = given.signal ? AbortSignal.any([given.signal, timeout]) : timeout;
    let url = checkUrl(address, allowPrivate);
    let headers = requestHeaders(url, given.headers ?? {});
    let method = given.method ?? "GET";
    let body = given.body;
    for (let hop = 0; hop <= MAX_REDIRECTS; hop++) {
      const answer = await ask(url, { method, headers, body, signal, dispatcher: agent });
      const location = redirectOf(answer);
      if (location === null) return responseOf(answer, url, maxBytes);
      await answer.body.dump();
      if (!URL.canParse(location, url.href))
        throw new OutboundError("unreachable", `${url.host} redirects to no address.`);
      const next = checkUrl(new URL(location, url).href, allowPrivate);
      // User and password in a redirect were not given by our user.
      next.username = "";
      next.password = "";
      headers = headersAfterRedirect(headers, url, next);
      // RFC 9110, 15.4: after 303 the answer is fetched by GET; after 301 and 302 POST has become GET everywhere.
      const isFetched = answer.statusCode === 303 ? method !== "HEAD" : answer.statusCode < 307 && method === "POST";
      if (isFetched) {
        method = "GET";
        body = undefined;
      }
      url = next;
    }
    throw new OutboundError("too_many_redirects", `${url.host} redirects more than ${MAX_REDIRECTS} times.`);
  }

  return { fetch, check: (address) => checkUrl(address, allowPrivate), lookup, close: () => agent.destroy() };
}

type RequestOptions = NonNullable<Parameters<typeof request<null>>[1]>;

async function ask(url: URL, options: RequestOptions): Promise<Dispatcher.ResponseData> {
  try {
    return await request(url, options);
  } catch (error) {
    throw outboundError(error, url);
  }
}

function redirectOf({ statusCode, headers: { location } }: Dispatcher.ResponseData): string | null {
  return [301, 302, 303, 307, 308].includes(statusCode) && typeof location === "string" ? location : null;
}

function responseOf(answer: Dispatcher.ResponseData, url: URL, maxBytes: number): OutboundResponse {
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(answer.headers)) {
    if (value !== undefined) headers[name] = Array.isArray(value) ? value.join(", ") : value;
  }
  const body = limited(answer, url, maxBytes);
  return {
    status: answer.statusCode,
    headers,
    body,
    async text() {
      const chunks: Uint8Array[] = [];
      for await (const chunk of body) chunks.push(chunk);
      return Buffer.concat(chunks).toString("utf8");
    },
    discard: () => answer.body.dump().catch(() => {}),
  };
}

async function* limited({ body }: Dispatcher.ResponseData, url: URL, maxBytes: number): AsyncGenerator<Uint8Array> {
  let bytes = 0;
  try {
    for await (const chunk of body as AsyncIterable<Uint8Array>) {
      bytes += chunk.length;
      if (bytes > maxBytes) throw new OutboundError("too_large", `The answer of ${url.host} is too large.`);
      yield chunk;
    }
  } catch (error) {
    throw outboundError(error, url);
  }
}

/** The error for people. Causes of the network are not repeated: they would tell who asks what listens inside. */
function outboundError(error: unknown, url: URL): Error {
  if (error instanceof OutboundError) return error;
  if (error instanceof Error && error.name === "AbortError") return error;
  if (error instanceof Error && error.name === "TimeoutError") {
    return new OutboundError("timeout", `${url.host} took too long to answer.`);
  }
  return new OutboundError("unreachable", `${url.host} cannot be reached. Check the address.`);
}
