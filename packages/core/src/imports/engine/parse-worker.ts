import { parentPort } from "node:worker_threads";
import xxhash, { type XXHashAPI } from "xxhash-wasm";
import { BatchBuilder } from "./batch-builder.ts";
import { BufferPool } from "./buffer-pool.ts";
import type { EncodedBatch, RowGroup } from "./encoded-batch.ts";
import { KnownCalls } from "./known-calls.ts";
import { KnownReader } from "./known-reader.ts";
import type { FromParser, ToParser } from "./parse-thread.ts";

// The thread that reads a file. Each message is worked off wholly before the next, so the sender's count of chunks that are not yet
// taken is all the flow control that is needed.
const port = parentPort!;
const tell = (message: FromParser, transfer: ArrayBuffer[] = []) => port.postMessage(message, transfer);

function serve(hashes: XXHashAPI): void {
  const known = new KnownCalls();
  const knownReader = new KnownReader(known);
  const pool = new BufferPool();
  let builder: BatchBuilder | null = null;
  const deliver = (batch: EncodedBatch) =>
    tell({ type: "batch", batch }, [...buffersOf(batch.fresh), ...buffersOf(batch.changed)]);
  port.on("message", (message: ToParser) => {
    try {
      if (message.type === "known") knownReader.push(message.bytes);
      else if (message.type === "return") pool.give(message.buffers);
      else if (message.type === "start") builder = new BatchBuilder(message.settings, hashes, deliver, { known, pool });
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
}

function buffersOf(group: RowGroup): ArrayBuffer[] {
  return [group.calls, group.details, group.transcripts, group.starts, group.filled].map(
    (bytes) => bytes.buffer as ArrayBuffer,
  );
}

void xxhash().then(serve, (error: unknown) => tell({ type: "failed", message: String(error) }));
