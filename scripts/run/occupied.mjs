import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { OneLineError, progress } from "./say.mjs";

/**
 * Makes sure that this start may have its port and its data. What a killed `npm start` left behind is waited for, then
 * ended. Throws OneLineError naming who is in the way.
 */
export async function requireFree({ host, port, dataDir, sharedDatabase }) {
  for (const { runner, server, port: theirs } of recorded(dataDir)) {
    if (!isParley(server)) continue;
    if (!isAlive(runner)) await endOrphan(server);
    else if (theirs === port || !sharedDatabase) {
      throw new OneLineError(
        `Parley already runs on this data at http://localhost:${theirs} (process ${runner}). Open that address, or stop it first, or start on other data: DATA_DIR=other npm start`,
      );
    }
  }
  const code = await tryPort(host, port);
  if (!code) return;
  const mend = `PORT=${port + 1} npm start`;
  if (code === "EADDRINUSE") {
    const who = (await isParleyAt(port)) ? "another Parley, on other data" : "another program";
    throw new OneLineError(`Port ${port} is taken by ${who}. Stop it, or use another port: ${mend}`);
  }
  if (code === "EACCES")
    throw new OneLineError(`Port ${port} needs more rights than this account has. Use another: ${mend}`);
  throw new OneLineError(`Cannot listen on HOST=${host}: ${code}. Use an address of this machine, or leave HOST out.`);
}

/** Writes down who serves, so that the next start can tell. Returns how to take it back. */
export function record(dataDir, port, server) {
  const folder = join(dataDir, "run");
  mkdirSync(folder, { recursive: true });
  const file = join(folder, `${port}.json`);
  writeFileSync(file, JSON.stringify({ runner: process.pid, server, port }));
  return () => rmSync(file, { force: true });
}

function recorded(dataDir) {
  const folder = join(dataDir, "run");
  if (!existsSync(folder)) return [];
  return readdirSync(folder).flatMap((name) => {
    try {
      return [JSON.parse(readFileSync(join(folder, name), "utf8"))];
    } catch {
      return []; // Half written by a start that was killed.
    }
  });
}

/** The server ends by itself when it loses its parent; after fifteen seconds it is not going to. */
async function endOrphan(pid) {
  const done = progress("Waiting for the server that a killed start left behind");
  const steps = [
    [0, 15_000],
    ["SIGTERM", 15_000],
    ["SIGKILL", 2_000],
  ];
  for (const [signal, patienceMs] of steps) {
    if (isAlive(pid)) process.kill(pid, signal);
    for (const deadline = Date.now() + patienceMs; isAlive(pid) && Date.now() < deadline; ) await sleep(50);
  }
  done(isAlive(pid) ? "it does not end" : "it has ended");
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (error.code !== "EPERM") return false;
  }
  const stat = procFile(pid, "stat");
  return stat === null || !/\) Z /.test(stat);
}

/** Pids are given out again, so a number in a file is believed only where the process looks like ours. */
function isParley(pid) {
  const commandLine = procFile(pid, "cmdline");
  return isAlive(pid) && (commandLine === null || commandLine.includes("apps/server/src/main.ts"));
}

function procFile(pid, name) {
  try {
    return readFileSync(`/proc/${pid}/${name}`, "utf8");
  } catch {
    return null;
  }
}

function tryPort(host, port) {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once("error", (error) => resolve(error.code));
    probe.listen({ host, port, exclusive: true }, () => probe.close(() => resolve(null)));
  });
}

async function isParleyAt(port) {
  try {
    const response = await fetch(`http://127.0.0.1:${port}/healthz`, { signal: AbortSignal.timeout(1000) });
    const health = await response.json();
    return health.status === "ok" && typeof health.pid === "number" && typeof health.version === "string";
  } catch {
    return false;
  }
}
