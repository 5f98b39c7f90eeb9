/** So much is gathered before playing begins (60 ms at 8 kHz): a network bunches frames up. */
const START_SAMPLES = 480;

/**
 * What came of the line's audio and is not played yet, with marks between: a mark is told when all audio before it was taken. With
 * Twilio's semantics `clear` drops the audio and tells the marks that waited behind it.
 */
export class PlayQueue {
  #items = [];
  #samples = 0;
  #waited = 0;
  #playing = false;
  #tell;

  /** @param {(name: string) => void} tell */
  constructor(tell) {
    this.#tell = tell;
  }

  /** @param {Float32Array} samples */
  add(samples) {
    this.#items.push({ samples, at: 0 });
    this.#samples += samples.length;
  }

  /** @param {string} name */
  mark(name) {
    this.#items.push({ name });
  }

  clear() {
    const marks = this.#items.filter((item) => item.name !== undefined);
    this.#items = [];
    this.#samples = 0;
    this.#waited = 0;
    this.#playing = false;
    for (const { name } of marks) this.#tell(name);
  }

  /**
   * The next `count` samples, silence where nothing is there. A pause waits for the next 60 ms to be gathered, or to have passed.
   * @param {number} count
   */
  take(count) {
    const taken = new Float32Array(count);
    if (!this.#playing) {
      if (this.#samples > 0) this.#waited += count;
      this.#playing = this.#samples >= START_SAMPLES || this.#waited >= START_SAMPLES;
    }
    let filled = 0;
    while (this.#items.length > 0) {
      const item = this.#items[0];
      if (item.name !== undefined) {
        this.#items.shift();
        this.#tell(item.name);
        continue;
      }
      if (!this.#playing || filled === count) break;
      const part = item.samples.subarray(item.at, item.at + count - filled);
      taken.set(part, filled);
      filled += part.length;
      item.at += part.length;
      this.#samples -= part.length;
      if (item.at === item.samples.length) this.#items.shift();
    }
    if (this.#playing && filled < count) {
      this.#playing = false;
      this.#waited = 0;
    }
    return taken;
  }
}
