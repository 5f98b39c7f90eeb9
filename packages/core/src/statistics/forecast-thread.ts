import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { Worker } from "node:worker_threads";
import type { Forecast, ForecastInput } from "@parley/analytics/statistics";
import { build } from "esbuild";

/** Forecasts that are kept: the same numbers always give the same one, and a dashboard asks again whenever it is opened. */
const KEPT = 200;
/** A thread that has not answered by then is stuck. */
const PATIENCE_MS = 15_000;

interface Waiting {
  resolve(forecast: Forecast): void;
  reject(error: Error): void;
  patience: NodeJS.Timeout;
}

const kept = new Map<string, Promise<Forecast>>();
const waiting = new Map<number, Waiting>();
let thread: Promise<Worker> | null = null;
let nextId = 1;

/** Fits and back-tests on a thread of its own, started by the first forecast; it does not keep the process alive. */
export function forecastOnThread(input: ForecastInput): Promise<Forecast> {
  const key = JSON.stringify(input);
  const known = kept.get(key);
  if (known) return known;
  const forecast = ask(input);
  kept.set(key, forecast);
  if (kept.size > KEPT) kept.delete(kept.keys().next().value!);
  forecast.catch(() => kept.delete(key));
  return forecast;
}

async function ask(input: ForecastInput): Promise<Forecast> {
  thread ??= start();
  const worker = await thread;
  return new Promise((resolve, reject) => {
    const id = nextId++;
    const patience = setTimeout(() => void worker.terminate(), PATIENCE_MS).unref();
    waiting.set(id, { resolve, reject, patience });
    worker.ref();
    worker.postMessage({ id, input });
  });
}

async function start(): Promise<Worker> {
  try {
    const model = createRequire(import.meta.url)
      .resolve("@bsull/augurs/mstl")
      .replace(/mstl\.js$/, "mstl_bg.wasm");
    const workerData = new WebAssembly.Module(readFileSync(model));
    const worker = new Worker(await program(), { eval: true, execArgv: [], workerData });
    worker.on("message", ({ id, forecast, error }: { id: number; forecast?: Forecast; error?: string }) => {
      settle(worker, id, (one) => (forecast ? one.resolve(forecast) : one.reject(new Error(error))));
    });
    const lost = (reason: string) => {
      thread = null;
      for (const id of [...waiting.keys()]) settle(worker, id, (one) => one.reject(new Error(reason)));
    };
    worker.on("error", (error) => lost(error.message));
    worker.on("exit", (code) => lost(`The forecasting thread stopped with code ${code}.`));
    worker.unref();
    return worker;
  } catch (error) {
    thread = null;
    throw error;
  }
}

function settle(worker: Worker, id: number, act: (one: Waiting) => void): void {
  const one = waiting.get(id);
  if (!one) return;
  waiting.delete(id);
  clearTimeout(one.patience);
  if (waiting.size === 0) worker.unref();
  act(one);
}

/** One script, since a worker of Node 20 that loads TypeScript module by module takes a second to start. */
async function program(): Promise<string> {
  const entry = fileURLToPath(new URL("./forecast-worker.ts", import.meta.url));
  const options = { bundle: true, write: false, platform: "node", format: "cjs", target: "node20" } as const;
  // The package looks for its file beside itself when none is given; ours is.
  const { outputFiles } = await build({
    ...options,
    entryPoints: [entry],
    logLevel: "silent",
    define: { "import.meta.url": '""' },
  });
  return outputFiles[0]!.text;
}
