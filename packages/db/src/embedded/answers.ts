import { Client } from "pg";
import { OWNER } from "./cluster.ts";

/** An open port is no proof: only a query that came back says that this is our server and that it works. */
export async function answersQuery(ownerUrl: string): Promise<boolean> {
  try {
    await query(ownerUrl, "select 1");
    return true;
  } catch {
    return false;
  }
}

/** Creates the product's database unless it exists; a new cluster has only the system's own. */
export async function ensureDatabase(ownerUrl: string): Promise<void> {
  try {
    await query(ownerUrl, "select 1");
  } catch (error) {
    const missing = error instanceof Error && "code" in error && error.code === "3D000";
    if (!missing) throw error;
    const url = new URL(ownerUrl);
    url.pathname = "/postgres";
    await query(url.href, `create database ${OWNER}`);
  }
}

async function query(connectionString: string, sql: string): Promise<void> {
  const client = new Client({ connectionString, connectionTimeoutMillis: 5_000, query_timeout: 10_000 });
  client.on("error", () => {}); // A connection cut after the answer; the awaited calls report everything else.
  try {
    await client.connect();
    await client.query(sql);
  } finally {
    await client.end().catch(() => {});
  }
}
