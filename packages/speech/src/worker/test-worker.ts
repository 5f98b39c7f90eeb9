import { threadId } from "node:worker_threads";
import { serveWorker } from "./serve.ts";

/** What the tests of the pool have a thread do: say who it is, die, fail, or work until nobody waits for it. */
export type TestRequest = "who" | "crash" | "fail" | "hang";

serveWorker(async (request: TestRequest, signal): Promise<number> => {
  if (request === "crash") process.exit(7);
  if (request === "fail") throw new Error("cannot");
  if (request === "hang") await new Promise((resolve) => signal.addEventListener("abort", resolve));
  return threadId;
});
