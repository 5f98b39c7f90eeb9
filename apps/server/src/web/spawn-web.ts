import { type ChildProcess, spawn } from "node:child_process";
import { createServer } from "node:net";
import { fileURLToPath } from "node:url";
import type { Logger } from "@parley/platform";

const webDir = fileURLToPath(new URL("../../../web", import.meta.url));
const child = fileURLToPath(new URL("./next-child.mjs", import.meta.url));

export interface WebChild {
  port: number;
  stop(): Promise<void>;
}

/** Starts Next as a child that only this process talks to. It ends with us, also when we are killed (IPC). */
export async function spawnWeb(options: {
  env: Record<string, string>;
  dev: boolean;
  logger: Logger;
  onExit: () => void;
}): Promise<WebChild> {
  const port = await freePort();
  const started = spawn(
    process.execPath,
    [child, options.dev ? "dev" : "start", "-p", String(port), "-H", "127.0.0.1"],
    {
      cwd: webDir,
      env: {
        ...process.env,
        ...options.env,
        NODE_OPTIONS: "",
        NODE_ENV: options.dev ? "development" : "production",
        NEXT_TELEMETRY_DISABLED: "1",
      },
      stdio: ["ignore", "pipe", "pipe", "ipc"],
    },
  );
  started.stdout?.on("data", (chunk: Buffer) => options.logger.debug({ web: String(chunk).trim() }, "web"));
  started.stderr?.on("data", (chunk: Buffer) => options.logger.warn({ web: String(chunk).trim() }, "web"));
  let stopping = false;
  started.once("exit", () => {
    if (!stopping) options.onExit();
  });
  await answers(port, started);
  return {
    port,
    stop: () => {
      stopping = true;
      return ended(started);
    },
  };
}

async function answers(port: number, started: ChildProcess): Promise<void> {
  const deadline = Date.now() + 60_000;
  while (Date.now() < deadline) {
    if (started.exitCode !== null)
      throw new Error("The web process ended while it was starting. Its reason is in the log above.");
    const answered = await fetch(`http://127.0.0.1:${port}/web-ready`, { redirect: "manual" }).catch(() => null);
    if (answered) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error("The web process did not answer within 60 seconds.");
}

function ended(started: ChildProcess): Promise<void> {
  if (started.exitCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    started.once("exit", () => resolve());
    started.kill("SIGTERM");
    setTimeout(() => started.kill("SIGKILL"), 5_000).unref();
  });
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });
}
