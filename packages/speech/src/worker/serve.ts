import { parentPort } from "node:worker_threads";

/** What travels to a worker and back: one answer (or error) per request id. */
export interface WorkerRequest<T> {
  id: number;
  payload: T;
}
export type WorkerResponse<T> = { id: number; result: T } | { id: number; error: string };

/** The worker's side of `createWorkerClient`: answers requests one at a time. Typed-array results are moved, not copied. */
export function serveWorker<Request, Result>(handle: (request: Request) => Promise<Result> | Result): void {
  const port = parentPort;
  if (!port) throw new Error("serveWorker runs inside a worker thread only.");
  port.on("message", async ({ id, payload }: WorkerRequest<Request>) => {
    try {
      const result = await handle(payload);
      const moved = result instanceof Int16Array ? [result.buffer as ArrayBuffer] : [];
      port.postMessage({ id, result } satisfies WorkerResponse<Result>, moved);
    } catch (error) {
      port.postMessage({ id, error: error instanceof Error ? error.message : String(error) });
    }
  });
}
