import { readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { startEmbeddedPostgres } from "@parley/db/embedded";
import pg from "pg";
import { type Product, startProduct } from "../../../tests/support/product.ts";
import type { BenchOrganization } from "./bench-data.ts";
import { createKeepAliveClient } from "./keep-alive-client.ts";
import type { Question } from "./tab-questions.ts";

/** A result as the API gives it. */
export interface WireResult {
  query_id: string;
  rows: Record<string, string | number | null>[];
  totals: Record<string, number | null>;
}

export interface BenchServer {
  /** Of the cluster that it runs on, as the owner of the tables. */
  ownerUrl: string;
  url: string;
  /** Asks a whole tab in one request; the time of the request and the answers, of which none may be a refusal. */
  askTab(
    organization: BenchOrganization,
    questions: readonly Question[],
  ): Promise<{ ms: number; results: WireResult[] }>;
  /** The same, with the answer left unread. */
  timeTab(organization: BenchOrganization, body: string): Promise<number>;
  get<T>(organization: BenchOrganization, path: string): Promise<{ ms: number; answer: T }>;
  /** A value of /metrics. */
  gauge(name: string): Promise<number | null>;
  /** Most memory that the server's process ever had resident. */
  peakRssBytes(): number;
  stop(): Promise<void>;
}

export const tabBody = (questions: readonly Question[]): string =>
  JSON.stringify({ queries: questions.map((query, i) => ({ id: String(i), query })) });

/** The product on the bench's data, API and jobs in one process as `npm start` has them, without pages. */
export async function startBenchServer(dataDir: string, connections = 8): Promise<BenchServer> {
  const product: Product = await startProduct({
    DATA_DIR: dataDir,
    DEMO: "0",
    ROLES: "api,worker",
    LOG_LEVEL: "error",
  });
  // Finds the server that runs already, and leaves it running when it lets go.
  const postgres = await startEmbeddedPostgres({ dataDir: join(dataDir, "postgres"), log: () => {} });
  const client = createKeepAliveClient(product.url, connections);
  const { pid } = (await (await fetch(`${product.url}/healthz`)).json()) as { pid: number };
  let turn = 0;
  const keyOf = ({ keys }: BenchOrganization) => keys[turn++ % keys.length]!;
  const send = async (organization: BenchOrganization, method: "GET" | "POST", path: string, body?: string) => {
    const reply = await client.send(method, path, keyOf(organization), body);
    if (reply.status !== 200)
      throw new Error(`${path} answered with ${reply.status}: ${reply.body.toString().slice(0, 300)}`);
    return reply;
  };
  return {
    ownerUrl: postgres.ownerUrl,
    url: product.url,
    async askTab(organization, questions) {
      const { ms, body } = await send(organization, "POST", "/analytics/batch", tabBody(questions));
      const { results } = JSON.parse(body.toString()) as { results: { result?: WireResult; problem?: unknown }[] };
      const refused = results.find(({ result }) => !result);
      if (refused) throw new Error(`A question was refused: ${JSON.stringify(refused.problem)}`);
      return { ms, results: results.map(({ result }) => result!) };
    },
    timeTab: async (organization, body) => (await send(organization, "POST", "/analytics/batch", body)).ms,
    async get<T>(organization: BenchOrganization, path: string) {
      const { ms, body } = await send(organization, "GET", path);
      return { ms, answer: JSON.parse(body.toString()) as T };
    },
    async gauge(name) {
      const text = await (await fetch(`${product.url}/metrics`)).text();
      const found = new RegExp(`^${name}(?:\\{[^}]*\\})? (\\S+)$`, "m").exec(text);
      return found ? Number(found[1]) : null;
    },
    peakRssBytes: () =>
      Number(/^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1] ?? 0) * 1024,
    async stop() {
      client.close();
      await product.stop();
      await postgres.stop();
    },
  };
}

/** Looks between two questions: each waits half a second. */
const NUDGE_EVERY = 40;

/** Waits until no change is left that segments do not show yet. Nudges the building by asking, should nothing else do so. */
export async function segmentsAreBuilt(
  server: BenchServer,
  organizations: readonly BenchOrganization[],
): Promise<number> {
  const begun = performance.now();
  const client = new pg.Client({ connectionString: server.ownerUrl });
  await client.connect();
  try {
    for (const organization of organizations) {
      let polls = 0;
      const question: Question = { measures: ["calls"], filters: [], range: { preset: "all_time" } };
      for (const deadline = Date.now() + 1_800_000; ; await sleep(500)) {
        const { rows } = await client.query<{ built: boolean }>(
          `select not exists (select from segment_marks where organization_id = $1)
             and exists (select from segment_state where organization_id = $1) as built`,
          [organization.organizationId],
        );
        if (rows[0]!.built) break;
        if (Date.now() > deadline)
          throw new Error(`The segments of ${organization.name} were not built within half an hour.`);
        // A question of an organization without segments has them built; SQL answers it meanwhile, at the building's cost.
        if (polls++ % NUDGE_EVERY === 0) await server.askTab(organization, [question]);
      }
    }
  } finally {
    await client.end();
  }
  return (performance.now() - begun) / 1_000;
}
