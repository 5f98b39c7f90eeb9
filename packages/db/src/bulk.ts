import { once } from "node:events";
import { finished } from "node:stream/promises";
import pg from "pg";
import { from as copyFrom, to as copyTo } from "pg-copy-streams";

/** A transaction of the tables' owner: no policy binds it, so every statement names the organization itself. */
export interface BulkTransaction {
  query<Row extends pg.QueryResultRow>(text: string, values?: unknown[]): Promise<pg.QueryResult<Row>>;
  /** Runs `COPY ... FROM STDIN` with these bytes, one piece after the other. */
  copyIn(statement: string, pieces: Iterable<Uint8Array>): Promise<void>;
  /** Runs `COPY ... TO STDOUT` and gives its bytes as they come. */
  copyOut(statement: string): AsyncIterable<Buffer>;
}

/**
 * The importer's way in. Postgres refuses COPY FROM to a role that row level security binds, so this works as the owner; only the
 * import engine holds it, and it writes the organization into every row itself.
 */
export interface BulkDatabase {
  transaction<T>(organizationId: string, work: (tx: BulkTransaction) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

/** Opens a small pool as the owner of the tables. */
export function openBulkDatabase(ownerUrl: string, options: { max?: number } = {}): BulkDatabase {
  const pool = new pg.Pool({
    connectionString: ownerUrl,
    max: options.max ?? 3,
    application_name: "parley-import",
    connectionTimeoutMillis: 30_000,
  });
  pool.on("error", () => {});
  return {
    async transaction(organizationId, work) {
      const client = await pool.connect();
      // A connection that breaks while it is held must not end the process; the statement under way is rejected.
      const ignore = () => {};
      client.on("error", ignore);
      let broken = false;
      try {
        await client.query("begin");
        await client.query("select set_config('app.organization_id', $1, true)", [organizationId]);
        const result = await work(onClient(client));
        await client.query("commit");
        return result;
      } catch (error) {
        broken = await client.query("rollback").then(
          () => false,
          () => true,
        );
        throw error;
      } finally {
        client.off("error", ignore);
        client.release(broken);
      }
    },
    close: () => pool.end(),
  };
}

function onClient(client: pg.PoolClient): BulkTransaction {
  return {
    query: (text, values) => client.query(text, values),
    async copyIn(statement, pieces) {
      const stream = client.query(copyFrom(statement));
      const done = finished(stream);
      done.catch(() => {});
      try {
        for (const piece of pieces) {
          if (stream.destroyed || stream.errored) break;
          if (!stream.write(piece)) await Promise.race([once(stream, "drain"), done]);
        }
        stream.end();
      } catch (error) {
        // Tells the server that the COPY fails: the statements behind it would wait for its end.
        stream.destroy(error instanceof Error ? error : new Error(String(error)));
        throw error;
      }
      await done;
    },
    copyOut: (statement) => client.query(copyTo(statement)),
  };
}
