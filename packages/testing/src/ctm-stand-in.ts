import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

export interface CtmCall {
  id: number;
  /** `2026-01-31 10:24 AM -05:00`, as CTM writes it. */
  called_at: string;
  [field: string]: unknown;
}

export interface CtmStandIn {
  /** Address of the API without a path. */
  url: string;
  accountId: string;
  accessKey: string;
  secretKey: string;
  /** What the account holds; tests add and change calls while a sync runs. */
  calls: CtmCall[];
  /** Path and query of every request that was signed in, in order. */
  requests: URL[];
  /** Answers the next requests with 429; Retry-After in seconds, or none. */
  throttleNext(count: number, retryAfterSeconds?: number): void;
  /** Answers the next requests with this status. */
  failNext(count: number, status: number): void;
  close(): Promise<void>;
}

const DEFAULT_PER_PAGE = 10;
/** CTM refuses more: {"error":"per_page limit is 150"}. */
const MOST_PER_PAGE = 150;

/**
 * A server that speaks CallTrackingMetrics' REST API (calltrackingmetrics.com/docs/api/rest): basic authorization of access key and
 * secret key, accounts, and lists of calls by day, newest first, in its envelope. With `after` it pages by cursor instead of by number.
 */
export async function startCtmStandIn(options: { pagesBy?: "page" | "after" } = {}): Promise<CtmStandIn> {
  const [accountId, accessKey, secretKey] = ["12345", "a-ctm-access-key", "ctm-secret-key-9Zq7"];
  const authorization = `Basic ${Buffer.from(`${accessKey}:${secretKey}`).toString("base64")}`;
  const calls: CtmCall[] = [];
  const requests: URL[] = [];
  const refusals: { status: number; retryAfter?: number }[] = [];

  const answer = (request: IncomingMessage, response: ServerResponse) => {
    const send = (status: number, body: object, headers: Record<string, string> = {}) => {
      response.writeHead(status, { "content-type": "application/json; charset=utf-8", ...headers });
      response.end(JSON.stringify(body));
    };
    if (request.headers.authorization !== authorization) return send(401, { authentication: "failed" });
    const url = new URL(request.url ?? "/", `http://${request.headers.host}`);
    requests.push(url);
    const refusal = refusals.shift();
    if (refusal) {
      const headers: Record<string, string> =
        refusal.retryAfter === undefined ? {} : { "retry-after": `${refusal.retryAfter}` };
      return send(refusal.status, { error: "refused" }, headers);
    }
    if (/^\/api\/v1\/accounts(\.json)?$/.test(url.pathname)) {
      const accounts = [{ id: Number(accountId), name: "Stand-in", status: "active" }];
      return send(200, { accounts, page: 1, total_entries: 1, total_pages: 1, per_page: DEFAULT_PER_PAGE });
    }
    const [, account] = /^\/api\/v1\/accounts\/(\d+)\/calls(\.json)?$/.exec(url.pathname) ?? [];
    if (account !== accountId) return send(404, { error: "not found" });
    const perPage = Number(url.searchParams.get("per_page") ?? DEFAULT_PER_PAGE);
    if (perPage > MOST_PER_PAGE) return send(400, { error: `per_page limit is ${MOST_PER_PAGE}` });
    return send(200, list(url, perPage));
  };

  const list = (url: URL, perPage: number) => {
    const query = url.searchParams;
    const [from, to] = [query.get("start_date") ?? "", query.get("end_date") ?? "9999"];
    const found = calls
      .filter(({ called_at }) => called_at.slice(0, 10) >= from && called_at.slice(0, 10) <= to)
      .sort((a, b) => b.id - a.id);
    const after = Number(query.get("after") ?? Number.POSITIVE_INFINITY);
    const page = Number(query.get("page") ?? 1);
    const byCursor = options.pagesBy === "after";
    const left = byCursor ? found.filter(({ id }) => id < after) : found.slice((page - 1) * perPage);
    const next = new URL(url);
    if (byCursor) next.searchParams.set("after", String(left[perPage - 1]?.id));
    else next.searchParams.set("page", String(page + 1));
    return {
      calls: left.slice(0, perPage),
      page,
      per_page: perPage,
      total_entries: found.length,
      total_pages: Math.ceil(found.length / perPage),
      next_page: left.length > perPage ? next.href : null,
      previous_page: null,
      after: byCursor && left.length > perPage ? String(left[perPage - 1]!.id) : null,
    };
  };

  const server = createServer(answer);
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    ...{ accountId, accessKey, secretKey, calls, requests },
    throttleNext(count, retryAfter) {
      refusals.push(...Array.from({ length: count }, () => ({ status: 429, retryAfter })));
    },
    failNext(count, status) {
      refusals.push(...Array.from({ length: count }, () => ({ status })));
    },
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}
