import { randomBytes } from "node:crypto";
import { once } from "node:events";
import {
  chownSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { basename, join } from "node:path";
import type { Binaries } from "./binaries.ts";
import { EmbeddedPostgresError } from "./errors.ts";
import { type Identity, spawnAs } from "./identity.ts";

/** The name of the role that owns the database and of the database itself. */
export const OWNER = "parley";

/** The password lies inside the cluster, so that the two can never belong to different ones. */
const passwordFile = (cluster: string) => join(cluster, "parley.password");

/**
 * Makes an empty cluster: initdb into a folder of its own, then one rename, so that a start that is killed half-way leaves
 * nothing that looks like data. No data are synced to disk here: the first checkpoint does it.
 * Throws EmbeddedPostgresError with initdb's own reason.
 */
export async function createCluster(cluster: string, identity: Identity, binaries: Binaries): Promise<void> {
  const draft = `${cluster}.new`;
  rmSync(draft, { recursive: true, force: true });
  mkdirSync(draft, { mode: 0o700 });
  ownTree(draft, identity);
  const password = randomBytes(24).toString("base64url");
  const handover = `${cluster}.password`;
  writeFileSync(handover, `${password}\n`, { mode: 0o600 });
  ownTree(handover, identity);
  try {
    const child = spawnAs(
      identity,
      binaries.initdb,
      [
        ...["--no-sync", "--encoding=UTF8", "--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"],
        ...["--auth=scram-sha-256", `--username=${OWNER}`, "--no-instructions"],
        `--pwfile=${join("..", basename(handover))}`,
        `--pgdata=${seenBy(identity, draft)}`,
      ],
      { cwd: draft, stdio: ["ignore", "ignore", "pipe"] },
    );
    let reason = "";
    child.stderr?.setEncoding("utf8").on("data", (text: string) => {
      reason += text;
    });
    const code = await Promise.race([
      once(child, "close").then(([status]) => status as number),
      once(child, "error").then(([error]) => String(error)),
    ]);
    if (code !== 0) throw new EmbeddedPostgresError(`Could not create the database in ${cluster}: ${reason || code}`);
    writeFileSync(passwordFile(draft), password, { mode: 0o600 });
    ownTree(draft, identity);
    renameSync(draft, cluster);
  } finally {
    rmSync(handover, { force: true });
    rmSync(draft, { recursive: true, force: true });
  }
}

/** The owner's connection string of a cluster. Throws EmbeddedPostgresError when its password is gone. */
export function ownerUrl(cluster: string, port: number): string {
  if (!existsSync(passwordFile(cluster))) {
    throw new EmbeddedPostgresError(
      `${passwordFile(cluster)} is missing, so nobody can sign in to the database. Restore it from a backup, or set DATA_DIR to a new directory.`,
    );
  }
  return `postgres://${OWNER}:${readFileSync(passwordFile(cluster), "utf8").trim()}@127.0.0.1:${port}/${OWNER}`;
}

/** Throws EmbeddedPostgresError when the data were written by another major version, which Postgres cannot open. */
export function requireVersion(cluster: string, major: string): void {
  const found = readFileSync(join(cluster, "PG_VERSION"), "utf8").trim();
  if (found === major) return;
  throw new EmbeddedPostgresError(
    `The data in ${cluster} were written by Postgres ${found}, this Parley brings ${major}. Back up with the older version and restore here, or set DATA_DIR to a new directory.`,
  );
}

/** How an identity names the directory it works in: without rights on the directories above, only /proc/self/cwd leads there. */
export function seenBy(identity: Identity, directory: string): string {
  return identity.kind === "cwd" ? "/proc/self/cwd" : directory;
}

/** Gives files to the account that runs the server; ones it owns already are left alone. Only root can, and only root must. */
export function ownTree(path: string, identity: Identity): void {
  if (identity.kind === "self") return;
  const entry = lstatSync(path);
  if (entry.isSymbolicLink()) return;
  if (entry.uid !== identity.uid || entry.gid !== identity.gid) chownSync(path, identity.uid, identity.gid);
  if (entry.isDirectory()) for (const name of readdirSync(path)) ownTree(join(path, name), identity);
}
