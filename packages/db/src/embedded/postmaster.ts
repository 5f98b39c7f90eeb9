import { closeSync, fchownSync, openSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { Binaries } from "./binaries.ts";
import { seenBy } from "./cluster.ts";
import { EmbeddedPostgresError, errnoOf } from "./errors.ts";
import { type Identity, spawnAs } from "./identity.ts";
import { isRunning, workingDirectoryOf } from "./liveness.ts";
import { serverSettings } from "./settings.ts";

/** What postmaster.pid says of the server of a cluster. `status` is "starting", "ready", "stopping" or "". */
export interface Postmaster {
  pid: number;
  port: number;
  status: string;
}

/** The pid is over the kernel's limit (pid_max is at most 2^22), so no process can ever have it. */
const NOBODY = 999_999_999;

/**
 * The running server of a cluster, or null. A postmaster.pid whose process is a zombie or another program (the pid was
 * given out again after a restart of the machine) is disarmed: Postgres itself would take it for a running server and
 * refuse to start. It is rewritten rather than removed, because Postgres finds in it the shared memory of the last server
 * and waits for that server's surviving children.
 */
export function findPostmaster(cluster: string): Postmaster | null {
  const file = join(cluster, "postmaster.pid");
  let lines: string[];
  try {
    lines = readFileSync(file, "utf8").split("\n");
  } catch (error) {
    if (errnoOf(error) === "ENOENT") return null;
    throw error;
  }
  const pid = Number(lines[0]);
  if (pid > 0 && pid !== NOBODY && isRunning(pid) && worksIn(pid, cluster)) {
    return { pid, port: Number(lines[3]), status: (lines[7] ?? "").trim() };
  }
  if (pid !== NOBODY) writeFileSync(file, [String(NOBODY), ...lines.slice(1)].join("\n"));
  return null;
}

/** A postmaster works in its data directory. Where that cannot be read, the pid file is believed. */
function worksIn(pid: number, cluster: string): boolean {
  const directory = workingDirectoryOf(pid);
  return directory === null || directory === realpathSync(cluster);
}

/**
 * Starts a server on a port and returns once it says that it is ready, or null when another program took the port.
 * It writes to a file and leads a process group of its own, so it outlives us without harm and Ctrl-C does not reach it
 * before the product has finished with it. Throws EmbeddedPostgresError with the server's own reason.
 */
export async function startPostmaster(
  cluster: string,
  port: number,
  logFile: string,
  identity: Identity,
  binaries: Binaries,
): Promise<Postmaster | null> {
  rmSync(logFile, { force: true });
  const output = openSync(logFile, "w", 0o600);
  if (identity.kind !== "self") fchownSync(output, identity.uid, identity.gid);
  const child = spawnAs(identity, binaries.postgres, ["-D", seenBy(identity, cluster), ...serverSettings(port)], {
    cwd: cluster,
    stdio: ["ignore", output, output],
    detached: true,
  });
  closeSync(output);
  let failure: string | undefined;
  child.once("error", (error) => {
    failure = error.message;
  });
  child.once("exit", () => {
    failure ??= "";
  });
  child.unref();
  // Crash recovery may take minutes, so a server is given up only when it ends.
  while (failure === undefined) {
    const state = findReady(cluster, child.pid);
    if (state) return state;
    await sleep(10);
  }
  const said = readFileSync(logFile, "utf8");
  if (/could not bind|could not create any TCP\/IP sockets/.test(said)) return null;
  const reason = /FATAL: (.*)/.exec(said)?.[1] ?? (failure || "it ended without saying why");
  throw new EmbeddedPostgresError(`Postgres did not start in ${cluster}: ${reason} (log: ${logFile})`);
}

function findReady(cluster: string, pid: number | undefined): Postmaster | null {
  try {
    const lines = readFileSync(join(cluster, "postmaster.pid"), "utf8").split("\n");
    if (Number(lines[0]) !== pid || lines[7]?.trim() !== "ready") return null;
    return { pid, port: Number(lines[3]), status: "ready" };
  } catch (error) {
    if (errnoOf(error) === "ENOENT") return null;
    throw error;
  }
}

/**
 * Stops a server by its pid and waits for its end: open transactions are rolled back and clients disconnected (SIGINT, the
 * "fast" way). After `patienceMs` it is ended at once (SIGQUIT), and the next start replays its log. On Windows, where no
 * such signals exist, that is what always happens.
 */
export async function stopPostmaster(pid: number, patienceMs = 30_000): Promise<void> {
  signal(pid, "SIGINT");
  const deadline = Date.now() + patienceMs;
  while (isRunning(pid)) {
    if (Date.now() > deadline) signal(pid, "SIGQUIT");
    if (Date.now() > deadline + 10_000) {
      throw new EmbeddedPostgresError(`Postgres (process ${pid}) does not stop. End it with \`kill -9 ${pid}\`.`);
    }
    await sleep(10);
  }
}

function signal(pid: number, name: "SIGINT" | "SIGQUIT"): void {
  try {
    process.kill(pid, name);
  } catch (error) {
    if (errnoOf(error) !== "ESRCH") throw error;
  }
}
