import { drizzle, type NodePgDatabase } from "drizzle-orm/node-postgres";
import pg from "pg";
import * as schema from "./schema/index.ts";

export type Database = NodePgDatabase<typeof schema> & { $client: pg.Pool };
export type Transaction = Parameters<Parameters<Database["transaction"]>[0]>[0];

export interface DatabaseHandle {
  db: Database;
  close(): Promise<void>;
}

/** Opens a pool. `url` of the application role for everything but migrations, the importer's COPY and backup. */
export function openDatabase(url: string, options: { max?: number; applicationName?: string } = {}): DatabaseHandle {
  const pool = new pg.Pool({
    connectionString: url,
    max: options.max ?? 10,
    application_name: options.applicationName ?? "parley",
    connectionTimeoutMillis: 10_000,
  });
  // An idle connection that the server drops must not end the process; the next query opens a new one.
  pool.on("error", () => {});
  // Nor one that breaks in the middle of a transaction, between two statements: the next statement is rejected.
  pool.on("connect", (client) => client.on("error", () => {}));
  return { db: drizzle(pool, { schema }), close: () => pool.end() };
}
