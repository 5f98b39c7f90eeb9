import { setImmediate as nextTurn } from "node:timers/promises";
import xxhash from "xxhash-wasm";
import { BatchBuilder, type BuilderSettings } from "./batch-builder.ts";
import type { EncodedBatch } from "./encoded-batch.ts";

/** A millisecond's work: the same process may carry a live call, whose audio frames come every 20 ms. */
const SLICE = 64 << 10;

/** The batches of a small file without a thread, which takes longer to start than the file to read. */
export async function* inlineBatches(
  settings: BuilderSettings,
  open: () => AsyncIterable<Uint8Array>,
): AsyncGenerator<EncodedBatch> {
  const ready: EncodedBatch[] = [];
  const builder = new BatchBuilder(settings, await xxhash(), (batch) => ready.push(batch));
  // Opened here: a stream that fails before anybody listens to it would end the process.
  for await (const chunk of open()) {
    for (let at = 0; at < chunk.length; at += SLICE) {
      builder.push(chunk.subarray(at, at + SLICE));
      yield* ready.splice(0);
      await nextTurn();
    }
  }
  builder.end();
  yield* ready.splice(0);
}
