import { type ChildProcess, type SpawnOptions, spawn, spawnSync } from "node:child_process";
import { readFileSync, statSync } from "node:fs";
import { dirname } from "node:path";
import { EmbeddedPostgresError } from "./errors.ts";

/**
 * Under whom Postgres runs; it refuses to run as root.
 * - self: we are not root.
 * - user: root hands over to an ordinary account, which owns the data.
 * - namespace: below a directory that only root may enter (0700), a user namespace shows root to itself as uid 1000.
 * - cwd: the same, where namespaces are forbidden (most containers): the account starts inside the directory and reaches it
 *   as /proc/self/cwd, which needs no right on the directories above.
 */
export type Identity =
  | { kind: "self" }
  | { kind: "user" | "cwd"; uid: number; gid: number }
  | { kind: "namespace"; uid: 0; gid: 0 };

const ENV = { PATH: "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin", LC_ALL: "C", TZ: "UTC" };
const UNSHARE = ["unshare", "--user", "--map-user=1000", "--map-group=1000"];

/**
 * Chooses who runs the server of `dataDir` (which exists). An account that already owns the data comes first, so that a
 * directory made by a user stays that user's when root starts it.
 * Throws EmbeddedPostgresError when root has no way to hand over.
 */
export function chooseIdentity(dataDir: string, owners: { uid: number; gid: number }[]): Identity {
  if (process.getuid?.() !== 0) return { kind: "self" };
  const accounts = [...owners.filter((owner) => owner.uid !== 0), ...ordinaryAccounts()];
  const parent = statSync(dirname(dataDir));
  if (parent.uid !== 0) accounts.push({ uid: parent.uid, gid: parent.gid });
  const usable = accounts.find(({ uid, gid }) => canEnter({ kind: "user", uid, gid }, dirname(dataDir)));
  if (usable) return { kind: "user", uid: usable.uid, gid: usable.gid };

  const namespace: Identity = { kind: "namespace", uid: 0, gid: 0 };
  if (process.platform === "linux" && canEnter(namespace, dirname(dataDir))) return namespace;
  const account = accounts.find(({ uid, gid }) => canEnter({ kind: "user", uid, gid }, "/"));
  if (process.platform === "linux" && account) return { kind: "cwd", uid: account.uid, gid: account.gid };
  throw new EmbeddedPostgresError(
    `Postgres cannot run as root and no other account can enter ${dataDir}. Start as an ordinary user, or set DATA_DIR to a directory outside of root's home, or set DATABASE_URL.`,
  );
}

/** Starts a program of the server under an identity, with an environment of its own: PGDATA or LD_PRELOAD do not leak in. */
export function spawnAs(identity: Identity, file: string, args: string[], options: SpawnOptions): ChildProcess {
  const { command, settings } = prepared(identity, [file, ...args]);
  return spawn(command[0]!, command.slice(1), { ...options, ...settings, windowsHide: true });
}

/** Whether a program runs to its end without an error under an identity. */
export function succeedsAs(identity: Identity, command: string[]): boolean {
  const run = prepared(identity, command);
  return spawnSync(run.command[0]!, run.command.slice(1), { ...run.settings, cwd: "/", stdio: "ignore" }).status === 0;
}

function canEnter(identity: Identity, directory: string): boolean {
  return succeedsAs(identity, ["/bin/sh", "-c", 'test -x "$1"', "sh", directory]);
}

function prepared(identity: Identity, command: string[]) {
  const env = process.platform === "win32" ? undefined : ENV;
  if (identity.kind === "self") return { command, settings: { env } };
  if (identity.kind === "namespace") return { command: [...UNSHARE, ...command], settings: { env } };
  return { command, settings: { env, uid: identity.uid, gid: identity.gid } };
}

function ordinaryAccounts(): { uid: number; gid: number }[] {
  const lines = readFileSync("/etc/passwd", "utf8").split("\n");
  const known = ["postgres", "nobody"].flatMap((name) => {
    const [, , uid, gid] = lines.find((line) => line.startsWith(`${name}:`))?.split(":") ?? [];
    return Number(uid) > 0 ? [{ uid: Number(uid), gid: Number(gid) }] : [];
  });
  return [...known, { uid: 65534, gid: 65534 }];
}
