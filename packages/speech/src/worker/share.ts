import type { WorkerClient } from "./create-worker-client.ts";

/** One pool for all adapters of a kind in this process: made by the first lease, closed when the last lease is released. */
export function shareWorker<Request, Result>(create: () => WorkerClient<Request, Result>) {
  let pool: WorkerClient<Request, Result> | null = null;
  let leases = 0;
  return (): WorkerClient<Request, Result> => {
    pool ??= create();
    leases++;
    const leased = pool;
    let released = false;
    return {
      call: (payload, options) => leased.call(payload, options),
      async close() {
        if (released) return;
        released = true;
        leases--;
        if (leases > 0) return;
        pool = null;
        await leased.close();
      },
    };
  };
}
