import type { Logger } from "@parley/platform";
import pg from "pg";

/**
 * Listens to a channel of the database for as long as the process lives and comes back by itself after a lost connection.
 * `onReconnect` runs then: what was said in between has been missed.
 */
export function listen(
  url: string,
  channels: string[],
  onMessage: (channel: string, payload: string) => void,
  onReconnect: () => void,
  logger: Logger,
): { ready: Promise<void>; close(): Promise<void> } {
  let client: pg.Client | null = null;
  let closed = false;
  let retryMs = 100;

  const connect = async (): Promise<void> => {
    const next = new pg.Client({ connectionString: url, application_name: "parley realtime", keepAlive: true });
    const lost = () => {
      if (closed || client !== next) return;
      client = null;
      next.end().catch(() => {});
      // A failed attempt has called its own `lost`, which makes the next one.
      setTimeout(() => connect().then(onReconnect, () => {}), retryMs).unref();
      retryMs = Math.min(retryMs * 2, 5_000);
    };
    next.on("error", (error) => {
      logger.warn({ err: error.message }, "realtime listener lost its connection");
      lost();
    });
    next.on("end", lost);
    next.on("notification", ({ channel, payload }) => onMessage(channel, payload ?? ""));
    client = next;
    try {
      await next.connect();
      for (const channel of channels) await next.query(`listen ${pg.escapeIdentifier(channel)}`);
    } catch (error) {
      lost();
      throw error;
    }
    retryMs = 100;
  };

  return {
    ready: connect(),
    async close() {
      closed = true;
      await client?.end().catch(() => {});
    },
  };
}
