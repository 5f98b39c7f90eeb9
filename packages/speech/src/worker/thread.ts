import { once } from "node:events";
import { Worker } from "node:worker_threads";
import { ProviderError } from "@parley/voice";
import type { WorkerResponse } from "./serve.ts";

/** A thread that has not ended by then is stuck. */
const STOP_MS = 5000;

interface Job<Result> {
  resolve(result: Result): void;
  reject(error: Error): void;
}

export interface Thread<Request, Result> {
  readonly busy: boolean;
  /** The thread must not be busy. */
  run(payload: Request, job: Job<Result>): void;
  /** Tells the thread that nobody waits for this job any more; it stays busy until it has noticed. */
  abort(job: Job<Result>): void;
  /** Fails what runs and ends the thread. */
  stop(): Promise<void>;
}

export interface ThreadOptions<Request, Result> {
  onIdle(): void;
  /** It ended by itself; what ran has failed. */
  onGone(thread: Thread<Request, Result>): void;
}

/** One worker thread with at most one request. It does not keep the process alive while it waits. */
export function startThread<Request, Result>(
  provider: string,
  entry: URL,
  { onIdle, onGone }: ThreadOptions<Request, Result>,
): Thread<Request, Result> {
  const worker = new Worker(new URL("./boot.mjs", import.meta.url), {
    execArgv: [],
    workerData: { entry: entry.href },
  });
  worker.unref();
  let running: { id: number; job: Job<Result> } | null = null;
  let nextId = 1;
  let stopping = false;
  let gone = false;

  const take = () => {
    const job = running?.job;
    running = null;
    worker.unref();
    return job;
  };
  const lose = (reason: string) => {
    if (gone) return;
    gone = true;
    take()?.reject(new ProviderError(provider, reason, { kind: "server", retryable: true }));
    if (!stopping) onGone(thread);
  };
  worker.on("message", (message: WorkerResponse<Result>) => {
    const job = take();
    if ("error" in message)
      job?.reject(new ProviderError(provider, message.error, { kind: "server", retryable: false }));
    else job?.resolve(message.result);
    if (!stopping) onIdle();
  });
  worker.on("error", (error) => lose(`The worker failed: ${error.message}`));
  worker.on("exit", (code) => lose(`The worker stopped with code ${code}.`));

  const thread: Thread<Request, Result> = {
    get busy() {
      return running !== null || gone;
    },
    run(payload, job) {
      running = { id: nextId++, job };
      worker.ref();
      worker.postMessage({ id: running.id, payload });
    },
    abort(job) {
      if (running?.job === job) worker.postMessage({ id: running.id, abort: true });
    },
    async stop() {
      if (gone) return;
      stopping = true;
      running?.job.reject(new ProviderError(provider, "The worker was closed.", { retryable: false }));
      worker.ref();
      const stopped = once(worker, "exit");
      worker.postMessage({ stop: true });
      const patience = setTimeout(() => worker.terminate(), STOP_MS);
      await stopped;
      clearTimeout(patience);
    },
  };
  return thread;
}
