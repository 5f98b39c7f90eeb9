import { open } from "node:fs/promises";
import { parentPort } from "node:worker_threads";
import xxhash from "xxhash-wasm";
import { BatchBuilder, type BuilderSettings } from "./batch-builder.ts";
import { BufferPool } from "./buffer-pool.ts";
import type { EncodedBatch } from "./encoded-batch.ts";
import { KnownCalls } from "./known-calls.ts";
import { KnownReader } from "./known-reader.ts";
import type { FromParser, ToParser } from "./parse-thread.ts";
import { stepBack } from "./step-back.ts";

// The thread that reads a file. It reads by itself: a gigabyte that came as messages would cost the other thread as much as writing it.
const READ_BYTES = 512 << 10;
/** Batches that are not yet written: bounds the memory of an import whatever the size of its file. */
const MOST_BATCHES = 2;

const port = parentPort!;
const tell = (message: FromParser) => port.postMessage(message);
const fail = (error: unknown) =>
  tell({ type: "failed", message: error instanceof Error ? (error.stack ?? error.message) : String(error) });

const known = new KnownCalls();
const knownReader = new KnownReader(known);
const pool = new BufferPool();
let unwritten = 0;
stepBack();
let wake = () => {};

port.on("message", (message: ToParser) => {
  if (message.type === "known") knownReader.push(message.bytes);
  else if (message.type === "start") read(message.path, message.settings).catch(fail);
  else {
    unwritten -= 1;
    pool.give(message.buffers);
    wake();
  }
});

async function read(path: string, settings: BuilderSettings): Promise<void> {
  const builder = new BatchBuilder(settings, await xxhash(), deliver, { known, pool });
  const piece = Buffer.allocUnsafeSlow(READ_BYTES);
  const file = await open(path, "r");
  try {
    for (;;) {
      const { bytesRead } = await file.read(piece, 0, READ_BYTES, null);
      if (bytesRead === 0) break;
      builder.push(piece.subarray(0, bytesRead));
      while (unwritten >= MOST_BATCHES) await new Promise<void>((resolve) => (wake = resolve));
    }
    builder.end();
  } finally {
    await file.close();
  }
  tell({ type: "done" });
}

function deliver(batch: EncodedBatch): void {
  unwritten += 1;
  tell({ type: "batch", batch });
}
