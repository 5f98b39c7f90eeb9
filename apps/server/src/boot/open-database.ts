import { join } from "node:path";
import { type DatabaseHandle, openDatabase } from "@parley/db";
import { startEmbeddedPostgres } from "@parley/db/embedded";
import { migrateDatabase } from "@parley/db/migrate";
import { EnvError, type Logger } from "@parley/platform";
import type { Config } from "./config.ts";

export interface OpenedDatabase extends DatabaseHandle {
  appUrl: string;
  ownerUrl: string;
}

/** DATABASE_URL, or the embedded Postgres in DATA_DIR; migrated; opened as the application role. */
export async function openMigratedDatabase(
  config: Config,
  secret: string,
  logger: Logger,
  maxConnections = 20,
): Promise<OpenedDatabase> {
  const embedded = config.env.DATABASE_URL
    ? null
    : await startEmbeddedPostgres({
        dataDir: join(config.dataDir, "postgres"),
        log: (line) => logger.info({ postgres: line }, "postgres"),
      });
  const ownerUrl = config.env.DATABASE_URL ?? embedded!.ownerUrl;
  try {
    const { appUrl } = await migrateDatabase(ownerUrl, secret);
    const handle = openDatabase(appUrl, { max: maxConnections });
    return {
      ...handle,
      appUrl,
      ownerUrl,
      async close() {
        await handle.close();
        await embedded?.stop();
      },
    };
  } catch (error) {
    await embedded?.stop();
    throw config.env.DATABASE_URL ? new EnvError(`DATABASE_URL: ${whyNot(error)}`) : error;
  }
}

/** One line that says what and the mend, without the address (it holds a password). */
function whyNot(error: unknown): string {
  const code = codeOf(error);
  if (code === "ECONNREFUSED") return "no database answers there. Start it, or check host and port.";
  if (code === "ENOTFOUND" || code === "EAI_AGAIN") return "its host name is not known. Check the spelling.";
  if (code === "28P01" || code === "28000") return "the database refused the user or password. Check them.";
  if (code === "3D000") return "this database does not exist. Create it, or name another one.";
  if (code === "42501")
    return "this user may not create roles and tables. Use the owner of the database (it needs CREATEROLE).";
  return `the database could not be prepared (${code || "unknown error"}). ${error instanceof Error ? error.message.split("\n")[0] : ""}`.trim();
}

function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return "";
  const inner = error instanceof AggregateError ? error.errors[0] : error.cause;
  const own = "code" in error ? String(error.code) : "";
  return own || (inner ? codeOf(inner) : "");
}
