import tokenizer from "llama-tokenizer-js";
import { resample } from "../audio/create-resampler.ts";
import { serveWorker } from "../worker/serve.ts";
import { loadMoonshine } from "./moonshine-model.ts";

export interface MoonshineRequest {
  samples: Int16Array;
}
export interface MoonshineResult {
  text: string;
  confidence: number;
}

/** The encoder's convolutions need about this much (16 kHz samples). */
const MIN_SAMPLES = 8_000;
/** One word alone is where the model errs, and it errs less with some silence around it: try both, keep the surer. */
const SHORT_SAMPLES = 24_000;
const SURE = 0.75;
const PADDING = 3_200;
const model = loadMoonshine();

async function listen(samples: Int16Array, padding: number, signal: AbortSignal): Promise<MoonshineResult> {
  const input = new Float32Array(Math.max(MIN_SAMPLES, samples.length + padding * 2));
  for (let index = 0; index < samples.length; index++) input[padding + index] = samples[index]! / 32_768;
  const { tokens, confidence } = await (await model).run(input, signal);
  return { text: tokenizer.decode(tokens, false, false).trim(), confidence };
}

serveWorker(async ({ samples }: MoonshineRequest, signal): Promise<MoonshineResult> => {
  // Asked to be ready: the model has loaded when this is answered.
  if (samples.length === 0) return model.then(() => ({ text: "", confidence: 1 }));
  const wide = await resample(samples, 8000, 16_000);
  const plain = await listen(wide, 0, signal);
  if (wide.length > SHORT_SAMPLES || plain.confidence >= SURE) return plain;
  const padded = await listen(wide, PADDING, signal);
  return padded.confidence > plain.confidence ? padded : plain;
});
