import type { TextToSpeech } from "@parley/voice";
import { createWorkerClient } from "../worker/create-worker-client.ts";
import { shareWorker } from "../worker/share.ts";
import type { FliteRequest } from "./flite-worker.ts";

const CHUNK_SAMPLES = 1600;
/** `rms` is the voice that speech recognition understands best over a telephone line; `slt` is the female one. */
const VOICES: Record<string, string> = { male: "rms", female: "slt", rms: "rms", slt: "slt", awb: "awb", kal: "kal" };

const lease = shareWorker(() =>
  createWorkerClient<FliteRequest, Int16Array>("flite", new URL("./flite-worker.ts", import.meta.url)),
);

/** Flite's runs read an argument list, so a line break or control character has no business in it. */
function speakable(text: string): string {
  return text
    .normalize("NFKD")
    .replace(/[\u2018\u2019]/g, "'")
    .replace(/[^\x20-\x7e]/g, " ")
    .replace(/\s+/g, " ")
    .trim();
}

/**
 * Local speech synthesis (English, CMU Flite in a worker thread shared by the process). Voices: male (default), female, or a
 * name of Flite's. Throws ProviderError.
 */
export function createFliteTts(): TextToSpeech {
  const worker = lease();
  return {
    provider: "flite",
    warm: () => void worker.call({ text: "Hi.", voice: "rms" }).catch(() => {}),
    async *synthesize(text, { voice = "male", signal, onUsage }) {
      const words = speakable(text);
      if (!/[a-z0-9]/i.test(words)) return;
      let samples: Int16Array;
      try {
        samples = await worker.call({ text: words, voice: VOICES[voice] ?? "rms" }, { signal });
      } catch (error) {
        if (signal?.aborted) return;
        throw error;
      }
      onUsage?.({ provider: "flite", characters: text.length });
      for (let at = 0; at < samples.length && !signal?.aborted; at += CHUNK_SAMPLES) {
        yield samples.subarray(at, at + CHUNK_SAMPLES);
      }
    },
    close: () => worker.close(),
  };
}
