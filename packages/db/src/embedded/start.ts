import { accessSync, chownSync, constants, existsSync, mkdirSync, statSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { answersQuery, ensureDatabase } from "./answers.ts";
import { prepareBinaries } from "./binaries.ts";
import { exclusively } from "./claim.ts";
import { createCluster, ownerUrl, ownTree, requireVersion } from "./cluster.ts";
import { EmbeddedPostgresError, errnoOf } from "./errors.ts";
import { chooseIdentity } from "./identity.ts";
import { choosePort } from "./port.ts";
import { findPostmaster, type Postmaster, startPostmaster, stopPostmaster } from "./postmaster.ts";
import { joinSessions } from "./sessions.ts";

const LOCK_WAIT_MS = 120_000;

export interface EmbeddedPostgresOptions {
  /** A directory of its own, created when missing. The server's data are in `cluster`, its messages in `server.log`. */
  dataDir: string;
  /** Gets one line for each step that takes long. */
  log: (line: string) => void;
}

export interface EmbeddedPostgres {
  /** Connects as the owner of everything: for migrations and backups, not for the product. */
  ownerUrl: string;
  port: number;
  /** Whether the server ran already: another process uses it too, or a killed one left it behind. */
  reused: boolean;
  /** Leaves the server and stops it when nobody else uses it. May be called more than once. */
  stop(): Promise<void>;
}

/**
 * Starts the Postgres that comes as an npm package on the data in `dataDir`, or joins the one that runs on them already.
 * Several processes may do so at once: one starts it, the last to leave stops it.
 * Throws EmbeddedPostgresError, whose one line says what is wrong and the mend.
 */
export async function startEmbeddedPostgres({ dataDir, log }: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const directory = resolve(dataDir);
  const cluster = join(directory, "cluster");
  const lock = join(directory, "start.lock");
  prepareDirectory(directory, cluster);
  return exclusively(lock, LOCK_WAIT_MS, async () => {
    const running = await reusable(cluster, log);
    const server = running ?? (await launch(directory, cluster, log));
    const session = joinSessions(directory);
    const leave = async () => {
      if (session.leave()) await stopPostmaster(server.pid);
    };
    let stopping: Promise<void> | undefined;
    return {
      ownerUrl: ownerUrl(cluster, server.port),
      port: server.port,
      reused: running !== null,
      stop: () => {
        stopping ??= exclusively(lock, LOCK_WAIT_MS, leave);
        return stopping;
      },
    };
  });
}

/** The server that runs on the data already, once it answers; null when there is none (any more). */
async function reusable(cluster: string, log: (line: string) => void): Promise<Postmaster | null> {
  const deadline = Date.now() + 30_000;
  for (;;) {
    const found = existsSync(cluster) ? findPostmaster(cluster) : null;
    if (!found) return null;
    if (found.status === "ready" && (await answersQuery(ownerUrl(cluster, found.port)))) {
      log(`Using the Postgres that already runs on this data (process ${found.pid}, port ${found.port}).`);
      return found;
    }
    if (Date.now() > deadline) {
      throw new EmbeddedPostgresError(
        `Postgres (process ${found.pid}) runs on ${cluster} but does not answer. End it with \`kill ${found.pid}\` and start again.`,
      );
    }
    await sleep(50);
  }
}

async function launch(directory: string, cluster: string, log: (line: string) => void): Promise<Postmaster> {
  const owners = [cluster, directory].filter(existsSync).map((path) => statSync(path));
  const identity = chooseIdentity(directory, owners);
  if (identity.kind !== "self") chownSync(directory, identity.uid, identity.gid);
  const binaries = prepareBinaries(identity, directory);
  if (existsSync(cluster)) {
    requireVersion(cluster, binaries.major);
  } else {
    log("Creating the database.");
    await createCluster(cluster, identity, binaries);
  }
  const refused = new Set<number>();
  for (;;) {
    const port = await choosePort(join(directory, "port"), refused);
    ownTree(directory, identity);
    const server = await startPostmaster(cluster, port, join(directory, "server.log"), identity, binaries);
    if (server) {
      await ensureDatabase(ownerUrl(cluster, server.port));
      return server;
    }
    refused.add(port);
  }
}

function prepareDirectory(directory: string, cluster: string): void {
  try {
    makeDirectory(dirname(directory));
    mkdirSync(directory, { recursive: true, mode: 0o700 });
    for (const path of [directory, cluster]) {
      if (path === directory || existsSync(path)) accessSync(path, constants.R_OK | constants.W_OK | constants.X_OK);
    }
  } catch (error) {
    const why: Record<string, string> = {
      EACCES: "this account may not write there",
      EPERM: "this account may not write there",
      EROFS: "the file system is read-only",
      ENOSPC: "the disk is full",
      ENOTDIR: "a file is in its place",
      EEXIST: "a file is in its place",
    };
    throw new EmbeddedPostgresError(
      `Cannot use ${directory} for the database: ${why[errnoOf(error)] ?? String(error)}. Mend that, or set DATA_DIR to another directory.`,
    );
  }
}

/** One level at a time: Node 20's own recursive way never returns where the system answers ENOENT, as below /proc. */
function makeDirectory(path: string): void {
  if (existsSync(path)) return;
  makeDirectory(dirname(path));
  try {
    mkdirSync(path); // Not recursive: below /proc that never returns on Node 20.
  } catch (error) {
    if (!existsSync(path)) throw error; // Another start may be a moment ahead.
  }
}
