import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { freePort, SERVER, type Spawned, serving, spawnNode, until } from "./spawned-server.ts";

/** What `npm start` does once everything is installed and built: the server as the one child of the runner. */
const RUNNER = `
  const { foreground } = await import("./scripts/run/child.mjs");
  process.exitCode = await foreground(process.execPath, ${JSON.stringify(SERVER)}, {
    stdio: ["ignore", "inherit", "inherit", "ipc"],
    onStart: (child) => console.log("server " + child.pid),
  });`;

let dataDir: string;
let port: number;
let run: Spawned;

beforeAll(async () => {
  dataDir = mkdtempSync(join(tmpdir(), "parley-group-"));
  port = await freePort();
});
afterAll(async () => {
  run?.child.kill("SIGTERM");
  await run?.ended;
  // Only if a test failed: the database that a killed server left is nobody else's.
  const left = postgresPid();
  if (left) process.kill(left, "SIGINT");
  await until("the database has ended", () => postgresPid() === null || null);
  rmSync(dataDir, { recursive: true, force: true });
});

/** A group of its own, as a terminal gives one to `npm start`. */
async function start(): Promise<number> {
  const settings = { PORT: String(port), DATA_DIR: dataDir };
  run = spawnNode(["--input-type=module", "-e", RUNNER], settings, true);
  await serving(run);
  return Number(/server (\d+)/.exec(run.output())![1]);
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch {
    return false;
  }
  // A zombie has ended; in a container nobody may be there to fetch it.
  const stat = `/proc/${pid}/stat`;
  return !existsSync(stat) || !/\) Z /.test(readFileSync(stat, "utf8"));
}

/** The embedded database of these data, while it runs. */
function postgresPid(): number | null {
  const file = join(dataDir, "postgres", "cluster", "postmaster.pid");
  const pid = existsSync(file) ? Number(readFileSync(file, "utf8").split("\n")[0]) : 0;
  return pid > 0 && isAlive(pid) ? pid : null;
}

const portIsFree = () =>
  new Promise<boolean>((resolve) => {
    const probe = createServer().once("error", () => resolve(false));
    probe.listen({ port, host: "127.0.0.1", exclusive: true }, () => probe.close(() => resolve(true)));
  });

test("the whole group of npm start is killed: server, database and port are gone soon after", async () => {
  const server = await start();
  const postgres = postgresPid()!;
  expect(isAlive(postgres)).toBe(true);
  process.kill(-run.child.pid!, "SIGKILL");
  await until("the server has ended", () => !isAlive(server) || null, 20_000);
  await until("the database has ended", () => !isAlive(postgres) || null, 20_000);
  expect(await portIsFree()).toBe(true);
});

test("the server is killed: the runner ends with code 1, and the next start takes over the database and ends it", async () => {
  const server = await start();
  const postgres = postgresPid()!;
  process.kill(server, "SIGKILL");
  expect(await run.ended).toBe(1);
  expect(await portIsFree()).toBe(true);
  expect(isAlive(postgres)).toBe(true);

  const next = await start();
  expect(postgresPid()).toBe(postgres);
  expect((await fetch(`http://127.0.0.1:${port}/healthz`)).status).toBe(200);
  run.child.kill("SIGTERM");
  expect(await run.ended).toBe(0);
  expect([isAlive(next), isAlive(postgres), await portIsFree()]).toEqual([false, false, true]);
});
