import { parentPort } from "node:worker_threads";

/** What travels to a worker (a request, the news that an earlier one is not wanted any more, the end) and back, by request id. */
export type WorkerRequest<T> = { id: number; payload: T } | { id: number; abort: true } | { stop: true };
export type WorkerResponse<T> = { id: number; result: T } | { id: number; error: string };

/** The worker's side of `createWorkerClient`: answers requests one at a time. Typed-array results are moved, not copied. */
export function serveWorker<Request, Result>(
  handle: (request: Request, signal: AbortSignal) => Promise<Result> | Result,
): void {
  const port = parentPort;
  if (!port) throw new Error("serveWorker runs inside a worker thread only.");
  const running = new Map<number, AbortController>();
  let stopping = false;
  // Ends between two requests: a thread that is torn down while ONNX Runtime computes takes the whole process with it.
  const stopWhenIdle = () => {
    if (stopping && running.size === 0) process.exit(0);
  };
  port.on("message", async (message: WorkerRequest<Request>) => {
    if ("stop" in message) {
      stopping = true;
      for (const controller of running.values()) controller.abort();
      return stopWhenIdle();
    }
    if ("abort" in message) return running.get(message.id)?.abort();
    const { id, payload } = message;
    const controller = new AbortController();
    running.set(id, controller);
    try {
      const result = await handle(payload, controller.signal);
      const moved = result instanceof Int16Array ? [result.buffer as ArrayBuffer] : [];
      port.postMessage({ id, result } satisfies WorkerResponse<Result>, moved);
    } catch (error) {
      port.postMessage({ id, error: error instanceof Error ? error.message : String(error) });
    } finally {
      running.delete(id);
      stopWhenIdle();
    }
  });
}
