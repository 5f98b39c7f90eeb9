import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
export const SERVER = ["--import", "tsx", "apps/server/src/main.ts"];

export interface Spawned {
  child: ChildProcess;
  /** What it printed so far, both streams. */
  output(): string;
  /** Resolves with the exit code; null after a signal. */
  ended: Promise<number | null>;
}

/** Runs node at the root of the checkout with exactly these settings, and none that the test's own environment has. */
export function spawnNode(args: string[], settings: Record<string, string>, detached = false): Spawned {
  const { PATH, HOME, TMPDIR } = process.env;
  const child = spawn(process.execPath, args, {
    cwd: ROOT,
    detached,
    env: { PATH, HOME, TMPDIR, NODE_ENV: "production", DEMO: "0", ROLES: "api,worker,voice", ...settings },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream?.on("data", (text) => (output += text));
  const ended = once(child, "close").then(([code]) => code as number | null);
  return { child, output: () => output, ended };
}

/** Waits until it serves. Throws with its output when it ends before that. */
export async function serving(server: Spawned): Promise<void> {
  await until("the server is ready", () => {
    if (server.child.exitCode !== null) throw new Error(`The server ended:\n${server.output()}`);
    return server.output().includes("Parley is at") || null;
  });
}

/** As a crash does it: nothing is told, nothing is cleaned up. */
export async function killHard({ child, ended }: Spawned): Promise<void> {
  child.kill("SIGKILL");
  await ended;
}

/** Asks until there is an answer other than null. */
export async function until<T>(what: string, ask: () => Promise<T | null> | T | null, patienceMs = 60_000): Promise<T> {
  for (const deadline = Date.now() + patienceMs; Date.now() < deadline; ) {
    const answer = await ask();
    if (answer !== null) return answer;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error(`Not within ${patienceMs / 1000} s: ${what}`);
}

export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });
}
