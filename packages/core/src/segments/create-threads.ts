import { Worker } from "node:worker_threads";
import { type Ask, type Reply, workerCode } from "@parley/analytics/engine";

/** A thread ended while it was asked. The one that takes its place holds nothing yet. */
export class ThreadGone extends Error {
  constructor() {
    super("A thread of the metric engine ended.");
    this.name = "ThreadGone";
  }
}

export interface Threads {
  /** An organization is always asked of the same thread, which holds its segments. Throws ThreadGone when that one ends. */
  ask(organizationId: string, ask: Ask, transfer?: ArrayBuffer[]): Promise<Reply>;
  /** Starts the threads, so that the first question does not wait for it. */
  start(): Promise<void>;
  /** Ends the threads; the next question starts them again. For tests of what happens when one dies. */
  kill(): Promise<void>;
  close(): Promise<void>;
}

interface Thread {
  worker: Worker;
  waiting: Map<number, { resolve(reply: Reply): void; reject(error: Error): void }>;
}

/** `onGone` hears of a thread that ended, with its number: what it held has to be loaded again. */
export function createThreads(count: number, onGone: (thread: number) => void): Threads {
  const threads: (Promise<Thread> | null)[] = Array.from({ length: count }, () => null);
  let number = 0;
  let closed = false;

  const startThread = async (place: number): Promise<Thread> => {
    const worker = new Worker(await workerCode(), { eval: true, execArgv: [] });
    worker.unref();
    const thread: Thread = { worker, waiting: new Map() };
    const gone = () => {
      if (threads[place] && !closed) onGone(place);
      threads[place] = null;
      for (const { reject } of thread.waiting.values()) reject(new ThreadGone());
      thread.waiting.clear();
    };
    worker.on("message", (message: { number: number; reply?: Reply; failed?: string }) => {
      const asked = thread.waiting.get(message.number);
      thread.waiting.delete(message.number);
      if (message.reply) asked?.resolve(message.reply);
      else asked?.reject(new Error(`The metric engine failed: ${message.failed}`));
      if (thread.waiting.size === 0) worker.unref();
    });
    worker.on("error", gone);
    worker.on("exit", gone);
    return thread;
  };

  return {
    async ask(organizationId, ask, transfer = []) {
      if (closed) throw new ThreadGone();
      const place = placeOf(organizationId, count);
      threads[place] ??= startThread(place);
      const thread = await threads[place];
      number += 1;
      const own = number;
      return new Promise((resolve, reject) => {
        thread.waiting.set(own, { resolve, reject });
        thread.worker.ref();
        thread.worker.postMessage({ number: own, ask }, transfer);
      });
    },
    async start() {
      for (let place = 0; place < count; place++) {
        threads[place] ??= startThread(place);
        await threads[place];
      }
    },
    async kill() {
      for (const thread of threads) await (await thread)?.worker.terminate();
    },
    async close() {
      closed = true;
      for (const thread of threads) await (await thread)?.worker.terminate();
    },
  };
}

export function placeOf(organizationId: string, count: number): number {
  return Number.parseInt(organizationId.slice(-6), 16) % count;
}
