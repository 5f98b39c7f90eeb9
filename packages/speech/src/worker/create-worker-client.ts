import { once } from "node:events";
import { Worker } from "node:worker_threads";
import { ProviderError } from "@parley/voice";
import type { WorkerResponse } from "./serve.ts";

/** A thread that has not ended by then is stuck. */
const STOP_MS = 5000;

interface Job<Request, Result> {
  id: number;
  payload: Request;
  resolve(result: Result): void;
  reject(error: Error): void;
}

export interface WorkerClient<Request, Result> {
  /** Queues one request. `urgent` goes ahead of what waits; aborting `signal` drops it, or tells the worker. */
  call(payload: Request, options?: { urgent?: boolean; signal?: AbortSignal }): Promise<Result>;
  close(): Promise<void>;
}

/**
 * One worker thread behind a queue, started by the first call. Requests go over one at a time, so that an aborted or overtaken
 * one costs nothing. The thread keeps the process alive only while it works. A crash fails the request in flight (retryable)
 * and the next call starts a new thread.
 */
export function createWorkerClient<Request, Result>(provider: string, entry: URL): WorkerClient<Request, Result> {
  const waiting: Job<Request, Result>[] = [];
  let worker: Worker | null = null;
  let running: Job<Request, Result> | null = null;
  let nextId = 1;

  const settle = (act: (job: Job<Request, Result>) => void) => {
    const job = running;
    running = null;
    worker?.unref();
    if (job) act(job);
    pump();
  };

  const start = () => {
    const fresh = new Worker(new URL("./boot.mjs", import.meta.url), {
      execArgv: [],
      workerData: { entry: entry.href },
    });
    fresh.on("message", (message: WorkerResponse<Result>) => {
      settle((job) =>
        "error" in message
          ? job.reject(new ProviderError(provider, message.error, { retryable: false }))
          : job.resolve(message.result),
      );
    });
    const lost = (reason: string) => {
      if (worker !== fresh) return;
      worker = null;
      settle((job) => job.reject(new ProviderError(provider, reason, { retryable: true })));
    };
    fresh.on("error", (error) => lost(error.message));
    fresh.on("exit", (code) => lost(`The worker stopped with code ${code}.`));
    return fresh;
  };

  const pump = () => {
    if (running) return;
    const job = waiting.shift();
    if (!job) return;
    running = job;
    worker ??= start();
    worker.ref();
    worker.postMessage({ id: job.id, payload: job.payload });
  };

  return {
    call(payload, options = {}) {
      return new Promise((resolve, reject) => {
        const { signal } = options;
        const aborted = () => new DOMException("The request was aborted.", "AbortError");
        if (signal?.aborted) return reject(aborted());
        const job: Job<Request, Result> = { id: nextId++, payload, resolve, reject };
        if (options.urgent) waiting.unshift(job);
        else waiting.push(job);
        const drop = () => {
          const at = waiting.indexOf(job);
          if (at >= 0) waiting.splice(at, 1);
          else if (running === job) worker?.postMessage({ id: job.id, abort: true });
          reject(aborted());
        };
        signal?.addEventListener("abort", drop, { once: true });
        job.resolve = (result) => {
          signal?.removeEventListener("abort", drop);
          resolve(result);
        };
        job.reject = (error) => {
          signal?.removeEventListener("abort", drop);
          reject(error);
        };
        pump();
      });
    },
    async close() {
      const stopping = worker;
      worker = null;
      const closed = new ProviderError(provider, "The worker was closed.", { retryable: false });
      for (const job of waiting.splice(0)) job.reject(closed);
      running?.reject(closed);
      running = null;
      if (!stopping) return;
      stopping.ref();
      const stopped = once(stopping, "exit");
      stopping.postMessage({ stop: true });
      const patience = setTimeout(() => stopping.terminate(), STOP_MS);
      await stopped;
      clearTimeout(patience);
    },
  };
}
