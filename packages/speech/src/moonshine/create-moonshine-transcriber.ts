import type { Transcriber } from "@parley/voice";
import { createWorkerClient } from "../worker/create-worker-client.ts";
import { shareWorker } from "../worker/share.ts";
import type { MoonshineRequest, MoonshineResult } from "./moonshine-worker.ts";

const lease = shareWorker(() =>
  createWorkerClient<MoonshineRequest, MoonshineResult>("moonshine", new URL("./moonshine-worker.ts", import.meta.url)),
);

/** Local speech recognition (English, Moonshine tiny in a worker thread shared by the process). Throws ProviderError. */
export function createMoonshineTranscriber(): Transcriber {
  const worker = lease();
  return {
    provider: "moonshine",
    warm: () => void worker.call({ samples: new Int16Array(0) }).catch(() => {}),
    transcribe: (samples, { signal, urgent } = {}) => worker.call({ samples }, { signal, urgent }),
    close: () => worker.close(),
  };
}
