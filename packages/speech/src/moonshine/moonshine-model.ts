import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { InferenceSession, Tensor } from "onnxruntime-node";

const LAYERS = 6;
const HEADS = 8;
const HEAD_SIZE = 36;
const START_TOKEN = 1;
const END_TOKEN = 2;
/** Moonshine's own bound: speech holds no more than about six and a half tokens a second. */
const TOKENS_PER_SECOND = 6.5;
const SAMPLE_RATE = 16_000;

export interface MoonshineModel {
  /** Token ids of what was said in 16 kHz samples (-1..1), and the mean probability of the tokens. Stops between two tokens. */
  run(samples: Float32Array, signal: AbortSignal): Promise<{ tokens: number[]; confidence: number }>;
}

/** Loads Moonshine tiny (English, quantized ONNX, 28 MB), one thread each. */
export async function loadMoonshine(): Promise<MoonshineModel> {
  const entry = fileURLToPath(import.meta.resolve("@moonshine-ai/moonshine-js"));
  const folder = join(dirname(entry), "model", "tiny", "quantized");
  const options: InferenceSession.SessionOptions = { intraOpNumThreads: 1, interOpNumThreads: 1, logSeverityLevel: 3 };
  const [encoder, decoder] = await Promise.all([
    InferenceSession.create(join(folder, "encoder_model.onnx"), options),
    InferenceSession.create(join(folder, "decoder_model_merged.onnx"), options),
  ]);
  const cacheNames = Array.from({ length: LAYERS }, (_, layer) =>
    ["decoder", "encoder"].flatMap((part) => ["key", "value"].map((kind) => `${layer}.${part}.${kind}`)),
  ).flat();

  return {
    async run(samples, signal) {
      const encoded = await encoder.run({ input_values: new Tensor("float32", samples, [1, samples.length]) });
      const hidden = encoded.last_hidden_state!;
      const cache: Record<string, Tensor> = {};
      for (const name of cacheNames) {
        cache[`past_key_values.${name}`] = new Tensor("float32", new Float32Array(0), [1, HEADS, 0, HEAD_SIZE]);
      }
      const limit = Math.max(4, Math.ceil((samples.length / SAMPLE_RATE) * TOKENS_PER_SECOND));
      const tokens: number[] = [];
      let logSum = 0;
      let token = START_TOKEN;
      for (let step = 0; step < limit; step++) {
        // Lets the news of an abort in: onnxruntime's own promise settles without a turn of the event loop.
        await new Promise((resolve) => setImmediate(resolve));
        if (signal.aborted) break;
        const output = await decoder.run({
          input_ids: new Tensor("int64", BigInt64Array.of(BigInt(token)), [1, 1]),
          encoder_hidden_states: hidden,
          use_cache_branch: new Tensor("bool", [step > 0], [1]),
          ...cache,
        });
        const [best, logProbability] = pick(output.logits!.data as Float32Array, step === 0);
        logSum += logProbability;
        token = best;
        if (token === END_TOKEN) break;
        tokens.push(token);
        for (const name of cacheNames) {
          // After the first step the encoder's keys and values stay as they are: the cached branch returns dummies.
          if (step > 0 && name.includes("encoder")) continue;
          cache[`past_key_values.${name}`] = output[`present.${name}`]!;
        }
      }
      return { tokens, confidence: Math.exp(logSum / (tokens.length + 1)) };
    },
  };
}

/** The likeliest token. The first may not be the end: on one short word the model would rather say nothing than guess. */
function pick(logits: Float32Array, first: boolean): [token: number, logProbability: number] {
  if (first) logits[END_TOKEN] = Number.NEGATIVE_INFINITY;
  let best = 0;
  for (let index = 1; index < logits.length; index++) if (logits[index]! > logits[best]!) best = index;
  let sum = 0;
  for (const logit of logits) sum += Math.exp(logit - logits[best]!);
  return [best, -Math.log(sum)];
}
