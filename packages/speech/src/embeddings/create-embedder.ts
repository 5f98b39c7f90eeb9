import { createWorkerClient } from "../worker/create-worker-client.ts";
import { shareWorker } from "../worker/share.ts";
import type { EmbeddingsRequest } from "./embeddings-worker.ts";

const DIMENSIONS = 512;
/** So few texts a request that a live call's question never waits long behind the analysis of a finished one. */
const BATCH = 8;
/** The encoder's meaning fades long before that; a monologue must not hold up the thread. */
const MAX_CHARACTERS = 1000;

export interface EmbedOptions {
  /** Goes ahead of what waits: a call that goes on asks. */
  urgent?: boolean;
  signal?: AbortSignal;
}

export interface Embedder {
  /**
   * One unit vector of 512 numbers for each text, in the order given; all zeros where a text holds no letter or digit.
   * Throws ProviderError.
   */
  embed(texts: readonly string[], options?: EmbedOptions): Promise<Float32Array[]>;
  close(): Promise<void>;
}

const lease = shareWorker(() =>
  createWorkerClient<EmbeddingsRequest, Float32Array>("embeddings", new URL("./embeddings-worker.ts", import.meta.url)),
);

/** Local sentence embeddings (English, USE-lite in a worker thread shared by the process; loaded by the first text). */
export function createEmbedder(): Embedder {
  const worker = lease();
  return {
    async embed(texts, options = {}) {
      const vectors = texts.map(() => new Float32Array(DIMENSIONS));
      // The model's answer leaves out rows without tokens, which would shift every vector after them.
      const worded = texts.flatMap((text, index) => (/[\p{L}\p{N}]/u.test(text) ? [index] : []));
      for (let at = 0; at < worded.length; at += BATCH) {
        const batch = worded.slice(at, at + BATCH);
        const flat = await worker.call({ texts: batch.map((index) => plain(texts[index]!)) }, options);
        for (const [row, index] of batch.entries()) {
          vectors[index] = flat.slice(row * DIMENSIONS, (row + 1) * DIMENSIONS);
        }
      }
      return vectors;
    },
    close: () => worker.close(),
  };
}

const plain = (text: string) => text.replace(/\s+/g, " ").trim().slice(0, MAX_CHARACTERS);
