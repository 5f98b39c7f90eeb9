import { Worker } from "node:worker_threads";
import type { BuilderSettings } from "./batch-builder.ts";
import type { EncodedBatch, RowGroup } from "./encoded-batch.ts";
import { parserCode } from "./parser-code.ts";

export type ToParser =
  | { type: "known"; bytes: Uint8Array }
  /** Memory of batches that are written. */
  | { type: "return"; buffers: ArrayBuffer[] }
  | { type: "start"; settings: BuilderSettings }
  | { type: "chunk"; bytes: Uint8Array }
  | { type: "end" };

export type FromParser =
  | { type: "taken" }
  | { type: "batch"; batch: EncodedBatch }
  | { type: "done" }
  | { type: "failed"; message: string };

/** Chunks on their way and batches not yet written: bounds the memory of an import whatever the size of its file. */
const MOST_CHUNKS = 4;
const MOST_BATCHES = 2;
/** What the thread holds lies outside of its heap. */
const LIMITS = { maxYoungGenerationSizeMb: 16, maxOldGenerationSizeMb: 512 };

export interface ParseThread {
  /** Tells what the organization has (bytes of KnownReader's COPY). Before `batches`. */
  know(bytes: Uint8Array): void;
  /** Feeds the file and gives its batches, in order, while the thread reads on. */
  batches(settings: BuilderSettings, content: AsyncIterable<Uint8Array>): AsyncGenerator<EncodedBatch>;
  stop(): Promise<void>;
}

/** Starts the thread that parses one import. */
export async function startParseThread(): Promise<ParseThread> {
  const worker = new Worker(await parserCode(), { eval: true, execArgv: [], resourceLimits: LIMITS });
  const ready: EncodedBatch[] = [];
  let chunksOut = 0;
  let finished = false;
  let failure: Error | null = null;
  let wake = () => {};
  let pump = () => {};
  const fail = (error: unknown) => {
    failure ??= error instanceof Error ? error : new Error(String(error));
    wake();
  };
  worker.on("message", (message: FromParser) => {
    if (message.type === "taken") chunksOut -= 1;
    else if (message.type === "batch") ready.push(message.batch);
    else if (message.type === "done") finished = true;
    else return fail(new Error(`The parsing thread failed: ${message.message}`));
    pump();
    wake();
  });
  worker.on("error", fail);
  worker.on("exit", (code) => fail(new Error(`The parsing thread stopped with code ${code}.`)));
  const send = (message: ToParser, transfer: ArrayBuffer[] = []) => worker.postMessage(message, transfer);

  return {
    know: (bytes) => send({ type: "known", bytes }),
    async *batches(settings, content) {
      send({ type: "start", settings });
      const chunks = content[Symbol.asyncIterator]();
      let ended = false;
      let reading = false;
      // Goes on while a batch is being written: the thread and the database work at the same time.
      pump = () => {
        if (ended || reading || failure || chunksOut >= MOST_CHUNKS || ready.length >= MOST_BATCHES) return;
        reading = true;
        const take = ({ done, value }: IteratorResult<Uint8Array>) => {
          reading = false;
          ended = done === true;
          if (!done) chunksOut += 1;
          send(done ? { type: "end" } : { type: "chunk", bytes: value });
          pump();
        };
        chunks.next().then(take, fail);
      };
      try {
        for (;;) {
          pump();
          const batch = ready.shift();
          if (batch) {
            yield batch;
            const buffers = [batch.fresh, batch.changed].flatMap(largeBuffers);
            send({ type: "return", buffers }, buffers);
          } else if (failure) throw failure;
          else if (finished) return;
          else await new Promise<void>((resolve) => (wake = resolve));
        }
      } finally {
        pump = () => {};
        await chunks.return?.();
      }
    },
    async stop() {
      worker.removeAllListeners("exit");
      await worker.terminate();
    },
  };
}

const largeBuffers = ({ calls, details, transcripts }: RowGroup) =>
  [calls, details, transcripts].map((bytes) => bytes.buffer as ArrayBuffer);
