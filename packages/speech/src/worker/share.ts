import type { WorkerClient } from "./create-worker-client.ts";

/** One worker for all adapters of a kind in this process: made by the first lease, closed when the last lease is released. */
export function shareWorker<Request, Result>(create: () => WorkerClient<Request, Result>) {
  let client: WorkerClient<Request, Result> | null = null;
  let leases = 0;
  return (): WorkerClient<Request, Result> => {
    client ??= create();
    leases++;
    const leased = client;
    let released = false;
    return {
      call: (payload, options) => leased.call(payload, options),
      async close() {
        if (released) return;
        released = true;
        leases--;
        if (leases > 0) return;
        client = null;
        await leased.close();
      },
    };
  };
}
