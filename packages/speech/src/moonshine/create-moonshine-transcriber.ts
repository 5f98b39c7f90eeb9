import type { Transcriber } from "@parley/voice";
import { createWorkerClient } from "../worker/create-worker-client.ts";
import { defaultPoolSize } from "../worker/pool-size.ts";
import { shareWorker } from "../worker/share.ts";
import type { MoonshineRequest, MoonshineResult } from "./moonshine-worker.ts";

const entry = new URL("./moonshine-worker.ts", import.meta.url);
/** Decided by whoever asks first: the pool is the process's. */
let size = defaultPoolSize();
const lease = shareWorker(() => createWorkerClient<MoonshineRequest, MoonshineResult>("moonshine", entry, size));

/**
 * Local speech recognition (English, Moonshine tiny in a pool of worker threads shared by the process, each with 28 MB of model).
 * `threads` by default: half the cores. Throws ProviderError.
 */
export function createMoonshineTranscriber({ threads }: { threads?: number } = {}): Transcriber {
  if (threads) size = threads;
  const worker = lease();
  return {
    provider: "moonshine",
    warm: () => void worker.call({ samples: new Int16Array(0) }).catch(() => {}),
    transcribe: (samples, { signal, urgent } = {}) => worker.call({ samples }, { signal, urgent }),
    close: () => worker.close(),
  };
}
