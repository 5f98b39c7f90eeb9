import { parentPort } from "node:worker_threads";
import { Engine } from "./engine.ts";
import type { Ask } from "./messages.ts";

/** The thread's program: one question after the other, each answered under the number that it came with. */
const engine = new Engine();
parentPort!.on("message", ({ number, ask }: { number: number; ask: Ask }) => {
  try {
    parentPort!.postMessage({ number, reply: engine.handle(ask) });
  } catch (error) {
    const message = error instanceof Error ? (error.stack ?? error.message) : String(error);
    parentPort!.postMessage({ number, failed: message });
  }
});
