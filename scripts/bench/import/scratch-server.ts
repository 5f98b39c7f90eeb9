import { mkdtempSync, rmSync, statfsSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startEmbeddedPostgres } from "@parley/db/embedded";
import { migrateDatabase } from "@parley/db/migrate";
import pg from "pg";

const SECRET = "bench-secret-bench-secret-bench-secret";
const GB = 1024 ** 3;

export interface ScratchDatabase {
  ownerUrl: string;
  appUrl: string;
  drop(): Promise<void>;
}

export interface ScratchServer {
  /** Files of an import are stored below it. */
  directory: string;
  ownerUrl: string;
  /** An empty, migrated database. */
  createDatabase(): Promise<ScratchDatabase>;
  /** Writes everything to disk, so that no run pays for what the one before left behind. */
  settle(): Promise<void>;
  stop(): Promise<void>;
}

/** A Postgres of the bench's own with the product's settings, in the folder for temporary files. */
export async function startScratchServer(fileBytes: number): Promise<ScratchServer> {
  requireSpace(fileBytes);
  const directory = mkdtempSync(join(tmpdir(), "parley-bench-"));
  const server = await startEmbeddedPostgres({ dataDir: join(directory, "postgres"), log: () => {} });
  let databases = 0;
  return {
    directory,
    ownerUrl: server.ownerUrl,
    async createDatabase() {
      const name = `bench_${++databases}`;
      await run(server.ownerUrl, `create database ${name}`);
      const url = new URL(server.ownerUrl);
      url.pathname = `/${name}`;
      const { appUrl } = await migrateDatabase(url.href, SECRET);
      return {
        ...{ ownerUrl: url.href, appUrl },
        drop: () => run(server.ownerUrl, `drop database ${name} with (force)`),
      };
    },
    settle: () => run(server.ownerUrl, "checkpoint"),
    async stop() {
      await server.stop();
      rmSync(directory, { recursive: true, force: true });
    },
  };
}

/** The stored file, the plain table, the calls with what belongs to them, and Postgres's log of up to 4 GB. */
function requireSpace(fileBytes: number): void {
  const { bavail, bsize } = statfsSync(tmpdir());
  const [free, needed] = [bavail * bsize, 4 * fileBytes + Math.min(4 * GB, 2 * fileBytes)];
  if (free >= needed) return;
  const [has, wants] = [free, needed].map((bytes) => (bytes / GB).toFixed(1));
  throw new Error(
    `${tmpdir()} has ${has} GB free, this bench needs ${wants}. Make room, point TMPDIR elsewhere, or give fewer --rows.`,
  );
}

async function run(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
