import { PlayQueue } from "./play-queue.js";
import { Resampler } from "./resampler.js";

/** What a telephone carries. */
const LINE_RATE = 8000;
/** 20 ms. */
const FRAME = 160;
/** Samples of silence while the microphone gives nothing, so that the line goes on. */
const BLOCK = 128;

/** The microphone in frames of 20 ms, 16 bit, 8 kHz, mono. */
class LineMicrophone extends AudioWorkletProcessor {
  #resampler = new Resampler(sampleRate, LINE_RATE);
  #frame = new Int16Array(FRAME);
  #filled = 0;

  process([input]) {
    for (const sample of this.#resampler.push(input?.[0] ?? new Float32Array(BLOCK))) {
      this.#frame[this.#filled++] = Math.max(-1, Math.min(1, sample)) * 32767;
      if (this.#filled < FRAME) continue;
      this.port.postMessage(this.#frame.buffer, [this.#frame.buffer]);
      this.#frame = new Int16Array(FRAME);
      this.#filled = 0;
    }
    return true;
  }
}

/** Plays what comes of the line. Takes `{samples}` (16 bit PCM), `{mark}` and `{clear}`; tells `{mark}` when it was played. */
class LineSpeaker extends AudioWorkletProcessor {
  #queue = new PlayQueue((mark) => this.port.postMessage({ mark }));
  #resampler = new Resampler(LINE_RATE, sampleRate);
  #ready = new Float32Array(0);

  constructor() {
    super();
    this.port.onmessage = ({ data }) => {
      if (data.samples) this.#queue.add(Float32Array.from(new Int16Array(data.samples), (value) => value / 32768));
      else if (data.mark !== undefined) this.#queue.mark(data.mark);
      else if (data.clear) {
        this.#queue.clear();
        this.#ready = new Float32Array(0);
      }
    };
  }

  process(_inputs, [output]) {
    const channel = output[0];
    while (this.#ready.length < channel.length) {
      const more = this.#resampler.push(this.#queue.take(FRAME / 4));
      const joined = new Float32Array(this.#ready.length + more.length);
      joined.set(this.#ready);
      joined.set(more, this.#ready.length);
      this.#ready = joined;
    }
    channel.set(this.#ready.subarray(0, channel.length));
    this.#ready = this.#ready.slice(channel.length);
    return true;
  }
}

registerProcessor("line-microphone", LineMicrophone);
registerProcessor("line-speaker", LineSpeaker);
