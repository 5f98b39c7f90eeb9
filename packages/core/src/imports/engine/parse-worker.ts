import { parentPort } from "node:worker_threads";
import xxhash from "xxhash-wasm";
import { BatchBuilder } from "./batch-builder.ts";
import type { EncodedBatch, RowGroup } from "./encoded-batch.ts";
import { KnownCalls } from "./known-calls.ts";
import { KnownReader } from "./known-reader.ts";
import type { FromParser, ToParser } from "./parse-thread.ts";

// The thread that reads a file. Each message is worked off wholly before the next, so the sender's count of chunks that are not yet
// taken is all the flow control that is needed.
const port = parentPort!;
const tell = (message: FromParser, transfer: ArrayBuffer[] = []) => port.postMessage(message, transfer);
const hashes = await xxhash();
const known = new KnownCalls();
const knownReader = new KnownReader(known);
let builder: BatchBuilder | null = null;

port.on("message", (message: ToParser) => {
  try {
    if (message.type === "known") knownReader.push(message.bytes);
    else if (message.type === "start") builder = new BatchBuilder(message.settings, hashes, deliver, known);
    else if (message.type === "chunk") {
      builder!.push(message.bytes);
      tell({ type: "taken" });
    } else {
      builder!.end();
      tell({ type: "done" });
    }
  } catch (error) {
    tell({ type: "failed", message: error instanceof Error ? (error.stack ?? error.message) : String(error) });
  }
});

function deliver(batch: EncodedBatch): void {
  tell({ type: "batch", batch }, [...buffersOf(batch.fresh), ...buffersOf(batch.changed)]);
}

function buffersOf(group: RowGroup): ArrayBuffer[] {
  return [group.calls, group.details, group.transcripts, group.starts, group.filled].map(
    (bytes) => bytes.buffer as ArrayBuffer,
  );
}
