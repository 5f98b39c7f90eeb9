import type pg from "pg";
import { to as copyTo } from "pg-copy-streams";
import type { Database } from "./client.ts";

/** A transaction that sees one state of the tenant's rows from its first statement to its last. */
export interface Snapshot {
  query<Row extends pg.QueryResultRow>(text: string, values?: unknown[]): Promise<pg.QueryResult<Row>>;
  /** Runs `COPY ... TO STDOUT` and gives its bytes as they come. */
  copyOut(statement: string): AsyncIterable<Buffer>;
}

/** One state of the tenant's rows (repeatable read) for as long as `work` takes. */
export function inSnapshot<T>(
  db: Database,
  organizationId: string,
  work: (snapshot: Snapshot) => Promise<T>,
): Promise<T> {
  return withClient(db, (client) => snapshotOn(client, organizationId, work));
}

/**
 * The same, alone among all that take the same lock for the tenant. The lock comes before the snapshot: what the one before wrote is seen.
 */
export function inLockedSnapshot<T>(
  db: Database,
  organizationId: string,
  lock: string,
  work: (snapshot: Snapshot) => Promise<T>,
): Promise<T> {
  const key = [`${lock}:${organizationId}`];
  return withClient(db, async (client) => {
    await client.query("select pg_advisory_lock(hashtextextended($1, 0))", key);
    try {
      return await snapshotOn(client, organizationId, work);
    } finally {
      await client.query("select pg_advisory_unlock(hashtextextended($1, 0))", key);
    }
  });
}

async function snapshotOn<T>(
  client: pg.PoolClient,
  organizationId: string,
  work: (snapshot: Snapshot) => Promise<T>,
): Promise<T> {
  await client.query("begin isolation level repeatable read");
  try {
    await client.query("select set_config('app.organization_id', $1, true)", [organizationId]);
    const result = await work({
      query: (text, values) => client.query(text, values),
      copyOut: (statement) => client.query(copyTo(statement)),
    });
    await client.query("commit");
    return result;
  } catch (error) {
    await client.query("rollback");
    throw error;
  }
}

/** A connection on which something failed is not given back: what it still holds, a lock say, goes with it. */
async function withClient<T>(db: Database, work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  const client = await db.$client.connect();
  let failed = true;
  try {
    const result = await work(client);
    failed = false;
    return result;
  } finally {
    client.release(failed);
  }
}
