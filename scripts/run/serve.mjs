import { accessSync, constants, existsSync, mkdirSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { foreground } from "./child.mjs";
import { ensureInstalled } from "./install.mjs";
import { record, requireFree } from "./occupied.mjs";
import { ROOT } from "./root.mjs";
import { OneLineError, seconds } from "./say.mjs";
import { ensureWebBuilt } from "./web-build.mjs";

/**
 * `start` and `dev`: checks what can be checked at once, installs, builds, and runs the server as the one child. The
 * server sends {type: "ready"} once it answers, and ends when this process is gone (the channel between them closes).
 */
export async function run(name) {
  const dev = name === "dev";
  const place = { ...address(), dataDir: writableDataDir(), sharedDatabase: Boolean(process.env.DATABASE_URL) };
  await requireFree(place);

  const steps = [];
  const timed = async (label, step) => {
    const begun = performance.now();
    await step();
    steps.push(`${label} ${seconds(begun)} s`);
  };
  const begun = performance.now();
  await timed("install", ensureInstalled);
  if (!dev) await timed("build", ensureWebBuilt);

  const spawned = performance.now();
  let forget = () => {};
  const code = await foreground(process.execPath, ["--import", "tsx", "apps/server/src/main.ts"], {
    stdio: ["ignore", "inherit", "inherit", "ipc"],
    env: {
      ...process.env,
      NODE_ENV: dev ? "development" : "production",
      NEXT_TELEMETRY_DISABLED: "1",
      DATA_DIR: place.dataDir,
      ...(dev && { PARLEY_DEV: "1" }),
    },
    onStart: (child) => {
      if (child.pid) forget = record(place.dataDir, place.port, child.pid);
    },
    onMessage: (message) => {
      if (message?.type !== "ready") return;
      steps.push(`server ${seconds(spawned)} s`);
      console.log(`Ready after ${seconds(begun)} s (${steps.join(", ")}).`);
    },
  });
  forget();
  return code;
}

function address() {
  const { PORT = "", HOST = "" } = process.env;
  const port = PORT === "" ? 3000 : Number(PORT);
  if (!Number.isInteger(port) || port < 1 || port > 65535) {
    throw new OneLineError(`PORT is "${PORT}", but must be a number from 1 to 65535, as in PORT=3000.`);
  }
  return { port, host: HOST || "127.0.0.1" };
}

function writableDataDir() {
  const dataDir = resolve(ROOT, process.env.DATA_DIR || ".data");
  try {
    makeDirectory(dataDir);
    accessSync(dataDir, constants.R_OK | constants.W_OK | constants.X_OK);
    return dataDir;
  } catch (error) {
    const why = {
      EACCES: "this account may not write there",
      EROFS: "the file system is read-only",
      ENOSPC: "the disk is full",
      ENOTDIR: "a file is in its place",
      EEXIST: "a file is in its place",
      ENOENT: "no directory can be made there",
    };
    throw new OneLineError(
      `DATA_DIR is ${dataDir}, but ${why[error.code] ?? error.code}. Make it writable, or use another: DATA_DIR=/path npm start`,
    );
  }
}

/** One level at a time: Node 20's own recursive way never returns where the system answers ENOENT, as below /proc. */
function makeDirectory(path) {
  if (existsSync(path)) return;
  makeDirectory(dirname(path));
  try {
    mkdirSync(path); // Not recursive: below /proc that never returns on Node 20.
  } catch (error) {
    if (!existsSync(path)) throw error; // Another start may be a moment ahead.
  }
}
