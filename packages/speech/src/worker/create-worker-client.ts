import { ProviderError } from "@parley/voice";
import { startThread, type Thread } from "./thread.ts";

interface Job<Request, Result> {
  payload: Request;
  urgent: boolean;
  resolve(result: Result): void;
  reject(error: Error): void;
}

export interface WorkerClient<Request, Result> {
  /** Queues one request. `urgent` goes ahead of what waits; aborting `signal` drops it, or tells the thread. */
  call(payload: Request, options?: { urgent?: boolean; signal?: AbortSignal }): Promise<Result>;
  close(): Promise<void>;
}

/**
 * Up to `size` worker threads behind one queue, each started when there is more to do than those before can. A thread has one request at a time, so
 * that an aborted or overtaken one costs nothing. Threads keep the process alive only while they work. A crash fails its own
 * request (retryable) and nothing else: the next one starts a new thread.
 */
export function createWorkerClient<Request, Result>(
  provider: string,
  entry: URL,
  size = 1,
): WorkerClient<Request, Result> {
  const waiting: Job<Request, Result>[] = [];
  const threads = new Set<Thread<Request, Result>>();
  let closed = false;

  const idleThread = () => {
    for (const thread of threads) if (!thread.busy) return thread;
    if (threads.size >= size) return null;
    const thread = startThread<Request, Result>(provider, entry, {
      onIdle: pump,
      onGone(gone) {
        threads.delete(gone);
        pump();
      },
    });
    threads.add(thread);
    return thread;
  };

  function pump() {
    while (waiting.length > 0 && !closed) {
      const thread = idleThread();
      if (!thread) return;
      const job = waiting.shift()!;
      thread.run(job.payload, job);
    }
  }

  return {
    call(payload, { urgent = false, signal } = {}) {
      return new Promise((resolve, reject) => {
        if (closed) return reject(new ProviderError(provider, "The worker was closed.", { retryable: false }));
        if (signal?.aborted) return reject(abortError());
        const settled = () => signal?.removeEventListener("abort", drop);
        const job: Job<Request, Result> = {
          payload,
          urgent,
          resolve(result) {
            settled();
            resolve(result);
          },
          reject(error) {
            settled();
            reject(error);
          },
        };
        const drop = () => {
          const at = waiting.indexOf(job);
          if (at >= 0) waiting.splice(at, 1);
          else for (const thread of threads) thread.abort(job);
          job.reject(abortError());
        };
        signal?.addEventListener("abort", drop, { once: true });
        // Behind the urgent ones that came before it.
        const at = urgent ? waiting.findIndex((other) => !other.urgent) : -1;
        waiting.splice(at < 0 ? waiting.length : at, 0, job);
        pump();
      });
    },
    async close() {
      closed = true;
      for (const job of waiting.splice(0)) {
        job.reject(new ProviderError(provider, "The worker was closed.", { retryable: false }));
      }
      await Promise.all([...threads].map((thread) => thread.stop()));
    },
  };
}

const abortError = () => new DOMException("The request was aborted.", "AbortError");
