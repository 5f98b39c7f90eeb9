import load from "@echogarden/speex-resampler-wasm/simd";

let module: ReturnType<typeof load> | null = null;

export interface Resampler {
  /** Converts the next stretch of a stream. Keeps the filter's state between calls. */
  push(samples: Int16Array): Int16Array;
  /** Frees the filter's memory inside the WASM heap. */
  free(): void;
}

/** Loads the resampler's code ahead of the first sound that needs it. */
export function warmResampler(): void {
  module ??= load();
}

/** A streaming mono resampler (Speex, quality 5: flat to 3.4 kHz at 8 kHz and cheap). Rates in hertz. */
export async function createResampler(fromHz: number, toHz: number): Promise<Resampler> {
  module ??= load();
  const speex = await module;
  const scratch = speex._malloc(16);
  const state = speex._speex_resampler_init(1, fromHz, toHz, 5, scratch);
  speex._speex_resampler_skip_zeros(state);

  return {
    push(samples) {
      if (samples.length === 0) return new Int16Array(0);
      const room = Math.ceil((samples.length * toHz) / fromHz) + 64;
      const input = speex._malloc(samples.length * 2);
      const output = speex._malloc(room * 2);
      speex.HEAP16.set(samples, input >> 1);
      speex.HEAPU32[scratch >> 2] = samples.length;
      speex.HEAPU32[(scratch >> 2) + 1] = room;
      speex._speex_resampler_process_int(state, 0, input, scratch, output, scratch + 4);
      const made = speex.HEAPU32[(scratch >> 2) + 1]!;
      const result = speex.HEAP16.slice(output >> 1, (output >> 1) + made);
      speex._free(input);
      speex._free(output);
      return result;
    },
    free() {
      speex._speex_resampler_destroy(state);
      speex._free(scratch);
    },
  };
}

/** Converts a whole recording at once. */
export async function resample(samples: Int16Array, fromHz: number, toHz: number): Promise<Int16Array> {
  if (fromHz === toHz) return samples;
  const resampler = await createResampler(fromHz, toHz);
  try {
    return resampler.push(samples);
  } finally {
    resampler.free();
  }
}
