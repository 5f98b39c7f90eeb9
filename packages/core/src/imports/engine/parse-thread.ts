import { Worker } from "node:worker_threads";
import type { BuilderSettings } from "./batch-builder.ts";
import type { EncodedBatch, RowGroup } from "./encoded-batch.ts";
import { parserCode } from "./parser-code.ts";

export type ToParser =
  | { type: "known"; bytes: Uint8Array }
  | { type: "start"; settings: BuilderSettings; path: string }
  /** A batch is written: here is its memory. */
  | { type: "written"; buffers: ArrayBufferLike[] };

export type FromParser =
  | { type: "batch"; batch: EncodedBatch }
  | { type: "done" }
  | { type: "failed"; message: string };

/** What the thread holds lies outside of its heap. */
const LIMITS = { maxYoungGenerationSizeMb: 16, maxOldGenerationSizeMb: 512 };

export interface ParseThread {
  /** Tells what the organization has (bytes of KnownReader's COPY). Before `batches`. */
  know(bytes: Uint8Array): void;
  /** Reads a file of this machine and gives its batches in order. The thread reads on while one is written, and waits when it is ahead. */
  batches(settings: BuilderSettings, path: string): AsyncGenerator<EncodedBatch>;
  /** Gives a batch's memory back, which lets the thread go on. */
  written(batch: EncodedBatch): void;
  stop(): Promise<void>;
}

/** Starts the thread that parses one import. */
export async function startParseThread(): Promise<ParseThread> {
  const worker = new Worker(await parserCode(), { eval: true, execArgv: [], resourceLimits: LIMITS });
  const ready: EncodedBatch[] = [];
  let finished = false;
  let failure: Error | null = null;
  let wake = () => {};
  const fail = (error: Error) => {
    failure ??= error;
    wake();
  };
  worker.on("message", (message: FromParser) => {
    if (message.type === "batch") ready.push(message.batch);
    else if (message.type === "done") finished = true;
    else return fail(new Error(`The parsing thread failed: ${message.message}`));
    wake();
  });
  worker.on("error", fail);
  worker.on("exit", (code) => fail(new Error(`The parsing thread stopped with code ${code}.`)));
  const send = (message: ToParser) => worker.postMessage(message);

  return {
    know: (bytes) => send({ type: "known", bytes }),
    async *batches(settings, path) {
      send({ type: "start", settings, path });
      for (;;) {
        const batch = ready.shift();
        if (batch) yield batch;
        else if (failure) throw failure;
        else if (finished) return;
        else await new Promise<void>((resolve) => (wake = resolve));
      }
    },
    written: (batch) => send({ type: "written", buffers: [batch.fresh, batch.changed].flatMap(buffersOf) }),
    async stop() {
      worker.removeAllListeners("exit");
      await worker.terminate();
    },
  };
}

const buffersOf = ({ calls, details, transcripts }: RowGroup) =>
  [calls, details, transcripts].map((bytes) => bytes.buffer);
