const FRAME_SAMPLES = 160;
/** Whoever stops in the middle of a word does not cut it off in one sample: 10 ms of fade. */
const FADE_SAMPLES = 80;

interface Utterance {
  samples: Int16Array;
  at: number;
  done: (toTheEnd: boolean) => void;
}

/** What a callee says: one thing at a time, at the speed of sound, over an optional noise of its surroundings. */
export class Mouth {
  #current: Utterance | null = null;
  #background: ((length: number) => Int16Array) | null = null;

  get speaking(): boolean {
    return this.#current !== null;
  }

  setBackground(noise: ((length: number) => Int16Array) | null): void {
    this.#background = noise;
  }

  /** Says `samples` (PCM, 8 kHz). Resolves true when all of it was said, false when `stop` cut it off. */
  say(samples: Int16Array): Promise<boolean> {
    this.stop();
    return new Promise((resolve) => {
      this.#current = { samples, at: 0, done: resolve };
    });
  }

  stop(): void {
    const cut = this.#current;
    if (!cut) return;
    const rest = cut.samples.slice(cut.at, cut.at + FADE_SAMPLES);
    const fade = rest.map((sample, n) => sample * (1 - n / FADE_SAMPLES));
    this.#current = { samples: fade, at: 0, done: () => undefined };
    cut.done(false);
  }

  /** The next 20 ms of sound. */
  speak(): Int16Array {
    const frame = this.#background?.(FRAME_SAMPLES) ?? new Int16Array(FRAME_SAMPLES);
    const current = this.#current;
    if (!current) return frame;
    const part = current.samples.subarray(current.at, current.at + FRAME_SAMPLES);
    part.forEach((sample, n) => {
      frame[n] = Math.max(-32768, Math.min(32767, frame[n]! + sample));
    });
    current.at += FRAME_SAMPLES;
    if (current.at >= current.samples.length) {
      this.#current = null;
      current.done(true);
    }
    return frame;
  }
}
