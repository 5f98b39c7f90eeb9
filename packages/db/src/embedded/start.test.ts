import { type ChildProcess, execFileSync, fork, spawn } from "node:child_process";
import { once } from "node:events";
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { Client } from "pg";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { EmbeddedPostgresError } from "./errors.ts";
import { isRunning } from "./liveness.ts";
import { type EmbeddedPostgres, startEmbeddedPostgres } from "./start.ts";

const asRoot = process.getuid?.() === 0;
let base: string;
let started: EmbeddedPostgres[];
let children: ChildProcess[];

beforeEach(() => {
  base = mkdtempSync(join(tmpdir(), "parley-embedded-"));
  chmodSync(base, 0o755);
  started = [];
  children = [];
});

afterEach(async () => {
  for (const child of children) child.kill("SIGKILL");
  for (const server of started) await server.stop();
  rmSync(base, { recursive: true, force: true });
}, 30_000);

async function start(dataDir = join(base, "pg")): Promise<EmbeddedPostgres> {
  const server = await startEmbeddedPostgres({ dataDir, log: () => {} });
  started.push(server);
  return server;
}

/** Another process that starts the server and stays until it is killed. */
async function startElsewhere(dataDir: string, account?: { uid: number; gid: number }): Promise<ChildProcess> {
  const source = fileURLToPath(new URL("./index.ts", import.meta.url));
  const script = join(base, `hold-${children.length}.mts`);
  writeFileSync(
    script,
    `import { startEmbeddedPostgres } from ${JSON.stringify(source)};
     startEmbeddedPostgres({ dataDir: ${JSON.stringify(dataDir)}, log: () => {} }).then(
       (server) => process.send({ url: server.ownerUrl }), (error) => process.send({ error: error.message }));`,
  );
  const child = fork(script, { execArgv: ["--import", "tsx"], ...account });
  children.push(child);
  return child;
}

const answer = async (child: ChildProcess) => (await once(child, "message"))[0] as { url?: string; error?: string };
const postmasterPid = (dataDir: string) =>
  Number(readFileSync(join(dataDir, "cluster/postmaster.pid"), "utf8").split("\n")[0]);

async function query(url: string, sql: string): Promise<unknown[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query({ text: sql, rowMode: "array" })).rows.flat();
  } finally {
    await client.end();
  }
}

async function kill(child: ChildProcess): Promise<void> {
  const ended = once(child, "exit");
  child.kill("SIGKILL");
  await ended;
}

describe("a first start", () => {
  it("gives a durable UTF-8 server on loopback that only the password opens, and leaves nothing running", async () => {
    const dataDir = join(base, "deep/er/pg");
    const server = await start(dataDir);
    const names = ["fsync", "synchronous_commit", "listen_addresses", "server_encoding", "max_connections", "jit"];
    const values = names.map((name) => `current_setting('${name}')`).join(", ");
    expect(await query(server.ownerUrl, `select ${values}, lower('ÄÖ')`)).toEqual([
      "on",
      "on",
      "127.0.0.1",
      "UTF8",
      "100",
      "off",
      "äö",
    ]);
    const forged = new URL(server.ownerUrl);
    forged.password = "guess";
    await expect(query(forged.href, "select 1")).rejects.toThrow(/password authentication failed/);
    expect(statSync(join(dataDir, "cluster/parley.password")).mode & 0o077).toBe(0);
    const pid = postmasterPid(dataDir);
    await server.stop();
    await server.stop();
    expect(isRunning(pid)).toBe(false);
  }, 60_000);

  it("keeps data and port over a restart", async () => {
    const first = await start();
    await query(first.ownerUrl, "create table kept as select 42 as answer");
    await first.stop();
    const second = await start();
    expect(second).toMatchObject({ port: first.port, reused: false });
    expect(await query(second.ownerUrl, "select answer from kept")).toEqual([42]);
  }, 60_000);

  it("begins anew after one that was killed while it created the data", async () => {
    mkdirSync(join(base, "pg/cluster.new/base"), { recursive: true });
    writeFileSync(join(base, "pg/start.lock"), "999999999  0");
    expect(await query((await start()).ownerUrl, "select 1")).toEqual([1]);
  }, 60_000);

  it("takes another port when a program has taken the last one", async () => {
    const first = await start();
    await first.stop();
    const squatter = createServer().listen(first.port, "127.0.0.1");
    await once(squatter, "listening");
    const second = await start();
    squatter.close();
    expect(second.port).not.toBe(first.port);
    expect(await query(second.ownerUrl, "select 1")).toEqual([1]);
  }, 60_000);
});

describe("several processes on one directory", () => {
  it("start one server between them when they begin at the same moment", async () => {
    const servers = await Promise.all([start(), start(), start()]);
    expect(servers.filter((server) => !server.reused)).toHaveLength(1);
    expect(new Set(servers.map((server) => server.port)).size).toBe(1);
    const elsewhere = await answer(await startElsewhere(join(base, "pg")));
    expect(elsewhere.url).toBe(servers[0]!.ownerUrl);
  }, 60_000);

  it("keep the server until the last one leaves, whoever started it", async () => {
    const first = await start();
    const second = await start();
    await first.stop();
    expect(await query(second.ownerUrl, "select 1")).toEqual([1]);
    const pid = postmasterPid(join(base, "pg"));
    await second.stop();
    expect(isRunning(pid)).toBe(false);
  }, 60_000);
});

describe("after a kill -9", () => {
  it("of the parent, the server left behind is used again and stopped by its pid", async () => {
    const dataDir = join(base, "pg");
    const child = await startElsewhere(dataDir);
    const { url } = await answer(child);
    await kill(child);
    const pid = postmasterPid(dataDir);
    expect(isRunning(pid)).toBe(true);
    const server = await start(dataDir);
    expect(server).toMatchObject({ reused: true, ownerUrl: url });
    await server.stop();
    expect(isRunning(pid)).toBe(false);
  }, 60_000);

  it("of the server, the next start recovers what was committed", async () => {
    const dataDir = join(base, "pg");
    const first = await start(dataDir);
    await query(first.ownerUrl, "create table kept as select 42 as answer");
    process.kill(postmasterPid(dataDir), "SIGKILL");
    const second = await start(dataDir);
    expect(second.reused).toBe(false);
    expect(await query(second.ownerUrl, "select answer from kept")).toEqual([42]);
  }, 60_000);

  it.skipIf(process.platform !== "linux")(
    "a pid file of a zombie or of another program does not stop a start",
    async () => {
      const dataDir = join(base, "pg");
      await (await start(dataDir)).stop();
      const file = join(dataDir, "cluster/postmaster.pid");
      const rest = `\n${join(dataDir, "cluster")}\n1700000000\n5432\n\n127.0.0.1\n\nready\n`;
      // The inner shell ends at once; its parent became sleep, which never collects it.
      const parent = spawn("/bin/sh", ["-c", "sh -c 'echo $$' & exec sleep 60"], {
        stdio: ["ignore", "pipe", "ignore"],
      });
      children.push(parent);
      const zombie = Number(String((await once(parent.stdout!, "data"))[0]));
      await expect.poll(() => readFileSync(`/proc/${zombie}/stat`, "utf8")).toContain(") Z ");
      for (const pid of [zombie, parent.pid]) {
        writeFileSync(file, `${pid}${rest}`);
        if (asRoot) chownSync(file, statSync(join(dataDir, "cluster")).uid, statSync(join(dataDir, "cluster")).gid);
        const server = await start(dataDir);
        expect(server.reused).toBe(false);
        await server.stop();
      }
    },
    60_000,
  );
});

describe("rights", () => {
  it.skipIf(!asRoot)(
    "root's server runs as an ordinary account, also below a directory that only root may enter",
    async () => {
      for (const mode of [0o755, 0o700]) {
        const closed = join(base, `mode-${mode}`);
        mkdirSync(closed, { mode });
        const server = await start(join(closed, "pg"));
        expect(await query(server.ownerUrl, "select 1")).toEqual([1]);
        const owner = statSync(join(closed, "pg/cluster")).uid;
        expect(owner === 0).toBe(mode === 0o700);
      }
    },
    60_000,
  );

  it.skipIf(!asRoot)(
    "an ordinary user starts it, and root may start it later and gives nothing away",
    async () => {
      const account = { uid: 65534, gid: 65534 };
      const home = join(base, "home");
      mkdirSync(home);
      chownSync(home, account.uid, account.gid);
      const dataDir = join(home, "pg");
      const child = await startElsewhere(dataDir, account);
      const { url } = await answer(child);
      await kill(child);
      const server = await start(dataDir);
      expect(server).toMatchObject({ reused: true, ownerUrl: url });
      await server.stop();
      await (await start(dataDir)).stop();
      const again = await answer(await startElsewhere(dataDir, account));
      expect(again.error).toBeUndefined();
      expect(execFileSync("find", [dataDir, "!", "-uid", "65534"], { encoding: "utf8" })).toBe("");
    },
    60_000,
  );

  it("a directory that cannot be used ends in one line with the mend", async () => {
    const file = join(base, "file");
    writeFileSync(file, "");
    const failure = await start(join(file, "pg")).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(EmbeddedPostgresError);
    expect((failure as Error).message).toMatch(/^Cannot use .*a file is in its place.*DATA_DIR/);
  });

  it.skipIf(!asRoot)(
    "an account without rights is told so in one line and changes nothing",
    async () => {
      chmodSync(base, 0o755);
      const child = await startElsewhere(join(base, "pg"), { uid: 65534, gid: 65534 });
      const { error } = await answer(child);
      expect(error).toMatch(/^Cannot use .*may not write there.*DATA_DIR/);
      expect(error).not.toContain("\n");
      expect(existsSync(join(base, "pg"))).toBe(false);
    },
    60_000,
  );

  it("data of another major version are refused and left alone", async () => {
    const dataDir = join(base, "pg");
    await (await start(dataDir)).stop();
    writeFileSync(join(dataDir, "cluster/PG_VERSION"), "15\n");
    await expect(start(dataDir)).rejects.toThrow(/written by Postgres 15, this Parley brings 18/);
  }, 60_000);
});
