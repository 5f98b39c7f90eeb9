import { execFile } from "node:child_process";
import { createReadStream } from "node:fs";
import { join } from "node:path";
import { Readable } from "node:stream";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { startEmbeddedPostgres } from "@parley/db/embedded";
import pg from "pg";
import { startProduct } from "../../../tests/support/product.ts";
import type { ExportFile } from "./generate-export.ts";

const ROOT = fileURLToPath(new URL("../../..", import.meta.url));
const POLL_MS = 200;

export interface BenchProduct {
  /** Makes an organization and gives an API key of it. */
  createOrganization(name: string): Promise<Caller>;
  /** Rests the database: what ran in the background is done and written to disk. */
  settle(): Promise<void>;
  stop(): Promise<void>;
}

export interface Caller {
  /** A key of its own for the same organization: limits count by key. */
  another(): Promise<Caller>;
  post<T>(path: string, body: object): Promise<T>;
  /** Uploads the file and waits for the end of its import. Throws when not all rows were inserted. */
  import(file: ExportFile): Promise<void>;
}

/** The whole server without pages and demo data: API, importer and jobs in one process, used from outside only. */
export async function startBenchProduct(): Promise<BenchProduct> {
  const product = await startProduct({ DEMO: "0", ROLES: "api,worker", LOG_LEVEL: "error" });
  const operate = async <T>(...words: string[]): Promise<T> => {
    const { stdout } = await promisify(execFile)(
      process.execPath,
      ["--import", "tsx", "apps/server/src/cli.ts", ...words, "--json"],
      { cwd: ROOT, env: { ...process.env, DATA_DIR: product.dataDir } },
    );
    return JSON.parse(stdout) as T;
  };
  const keyOf = async (organization: string): Promise<Caller> => {
    const { key } = await operate<{ key: string }>("key", "create", "--org", organization, "--scopes", "*");
    return { ...talk(product.url, key), another: () => keyOf(organization) };
  };
  return {
    async createOrganization(name) {
      const made = ["org", "create", "--name", name, "--timezone", "America/New_York", "--currency", "USD"];
      return keyOf((await operate<{ id: string }>(...made)).id);
    },
    settle: () => settle(join(product.dataDir, "postgres")),
    stop: product.stop,
  };
}

function talk(url: string, key: string): Omit<Caller, "another"> {
  const authorization = `Bearer ${key}`;
  const call = async <T>(path: string, init: RequestInit): Promise<T> => {
    const headers = { authorization, ...(init.headers as Record<string, string>) };
    const response = await fetch(`${url}/api/v1${path}`, { ...init, headers });
    const text = await response.text();
    if (!response.ok) throw new Error(`${path} answered with ${response.status}: ${text.slice(0, 300)}`);
    return JSON.parse(text) as T;
  };
  return {
    post: (path, body) =>
      call(path, { method: "POST", body: JSON.stringify(body), headers: { "content-type": "application/json" } }),
    async import(file) {
      const body = Readable.toWeb(createReadStream(file.path)) as ReadableStream;
      const headers = { "content-type": "text/csv" };
      const upload = { method: "POST", body, headers, duplex: "half" } as RequestInit;
      let state = await call<ImportState>("/imports?file_name=export.csv", upload);
      while (state.status === "queued" || state.status === "running") {
        await sleep(POLL_MS);
        state = await call<ImportState>(`/imports/${state.id}`, {});
      }
      if (state.status !== "completed" || state.rows_inserted !== file.rows) {
        throw new Error(`The import did not insert all ${file.rows} rows: ${JSON.stringify(state).slice(0, 600)}`);
      }
    },
  };
}

interface ImportState {
  id: string;
  status: string;
  rows_inserted: number;
}

/** Waits for the jobs that an import leaves behind, then has the server write everything to disk. */
async function settle(dataDir: string): Promise<void> {
  const server = await startEmbeddedPostgres({ dataDir, log: () => {} });
  const client = new pg.Client({ connectionString: server.ownerUrl });
  await client.connect();
  try {
    const due =
      "select count(*)::int as jobs from graphile_worker.jobs where run_at <= now() and attempts < max_attempts";
    while ((await client.query<{ jobs: number }>(due)).rows[0]!.jobs > 0) await sleep(250);
    await client.query("vacuum analyze");
    await client.query("checkpoint");
  } finally {
    await client.end();
    await server.stop();
  }
}
