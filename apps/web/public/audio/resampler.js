/** Zero crossings of the sinc on each side. */
const ZEROS = 10;
/** Table entries per zero crossing. */
const STEPS = 512;
/** Share of the band that is kept: what is above folds back otherwise. */
const PASS = 0.92;

const kernel = Float32Array.from({ length: ZEROS * STEPS + 1 }, (_, at) => {
  const x = at / STEPS;
  const sinc = x === 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x);
  const window = 0.5 + 0.5 * Math.cos((Math.PI * x) / ZEROS);
  return sinc * window;
});

/**
 * Changes the sample rate of a stream by a windowed sinc. What is given in pieces comes out as if it had been given whole. Loaded by the
 * audio worklet, which can load plain scripts only.
 */
export class Resampler {
  #scale;
  #step;
  #half;
  #kept;
  /** Where the next sample lies, in samples of the input since the start of `#kept`. */
  #at;

  /**
   * @param {number} from Hz
   * @param {number} to Hz
   */
  constructor(from, to) {
    this.#scale = Math.min(1, to / from) * PASS;
    this.#step = from / to;
    this.#half = Math.ceil(ZEROS / this.#scale);
    this.#kept = new Float32Array(this.#half);
    this.#at = this.#half;
  }

  /**
   * @param {Float32Array} input
   * @returns {Float32Array}
   */
  push(input) {
    const buffer = new Float32Array(this.#kept.length + input.length);
    buffer.set(this.#kept);
    buffer.set(input, this.#kept.length);
    const count = Math.max(0, Math.ceil((buffer.length - this.#half - this.#at) / this.#step));
    const output = new Float32Array(count);
    for (let n = 0; n < count; n++) {
      output[n] = this.#sampleAt(buffer, this.#at);
      this.#at += this.#step;
    }
    const done = Math.max(0, Math.floor(this.#at) - this.#half);
    this.#kept = buffer.slice(done);
    this.#at -= done;
    return output;
  }

  #sampleAt(buffer, at) {
    const first = Math.max(0, Math.ceil(at - this.#half));
    const last = Math.min(buffer.length - 1, Math.floor(at + this.#half));
    let sum = 0;
    for (let i = first; i <= last; i++) {
      const place = Math.abs(i - at) * this.#scale * STEPS;
      const whole = Math.floor(place);
      if (whole >= kernel.length - 1) continue;
      sum += buffer[i] * (kernel[whole] + (kernel[whole + 1] - kernel[whole]) * (place - whole));
    }
    return sum * this.#scale;
  }
}
