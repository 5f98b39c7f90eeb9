import { open } from "node:fs/promises";
import { SAMPLE_RATE, SAMPLES_PER_MS } from "../ports.ts";
import { createPeakMeter, type Peaks } from "./peaks.ts";
import { BYTES_PER_FRAME, CHANNELS, WAV_HEADER_BYTES, wavHeader } from "./wav-header.ts";

export interface RecordingSummary {
  path: string;
  durationMs: number;
  peaks: Peaks;
}

export interface CallRecorder {
  callee(samples: Int16Array, atMs: number): void;
  agent(samples: Int16Array, atMs: number): void;
  /** Takes back the agent's sound from `atMs` on: it was queued but never heard. */
  eraseAgent(atMs: number): void;
  close(): Promise<RecordingSummary>;
}

/** What may still change stays in memory this long. The agent's sound is written ahead of its time by less than a second. */
const KEEP = SAMPLE_RATE;
const WINDOW = SAMPLE_RATE * 16;
const STEP = SAMPLE_RATE / 2;

/**
 * Writes a call as it happens: WAV, 8 kHz, 16 bit, callee left, agent right, sample n of both at n / 8 ms of the call's clock. The
 * file always holds what was heard up to about a second ago; its header is right once closed, or after `repairWav`. Rejects in
 * `close` when the disk refused.
 */
export function createCallRecorder(path: string): CallRecorder {
  const window = new Int16Array(WINDOW * CHANNELS);
  const meter = createPeakMeter();
  let base = 0;
  let end = 0;
  const opened = open(path, "w");
  let writes: Promise<unknown> = opened.then((file) => file.write(wavHeader(0), 0, WAV_HEADER_BYTES, 0));
  writes.catch(() => {});

  const flush = (until: number) => {
    if (until <= base) return;
    const chunk = window.slice(0, (until - base) * CHANNELS);
    const position = WAV_HEADER_BYTES + base * BYTES_PER_FRAME;
    window.copyWithin(0, chunk.length);
    window.fill(0, window.length - chunk.length);
    base = until;
    meter.add(chunk);
    const bytes = Buffer.from(chunk.buffer);
    writes = writes.then(async () => (await opened).write(bytes, 0, bytes.length, position));
    writes.catch(() => {});
  };

  const put = (channel: 0 | 1, samples: Int16Array, atMs: number) => {
    let sample = Math.max(0, Math.round(atMs * SAMPLES_PER_MS));
    for (let from = 0; from < samples.length; from += STEP) {
      const part = samples.subarray(from, from + STEP);
      while (sample + part.length > base + WINDOW) flush(Math.min(sample + part.length - KEEP, base + WINDOW));
      for (let index = 0; index < part.length; index++) {
        const slot = sample + index - base;
        if (slot >= 0) window[slot * CHANNELS + channel] = part[index]!;
      }
      sample += part.length;
      end = Math.max(end, sample);
      if (end - base > KEEP + STEP) flush(end - KEEP);
    }
  };

  return {
    callee: (samples, atMs) => put(0, samples, atMs),
    agent: (samples, atMs) => put(1, samples, atMs),
    eraseAgent(atMs) {
      const from = Math.max(0, Math.round(atMs * SAMPLES_PER_MS) - base);
      for (let slot = from; slot < WINDOW; slot++) window[slot * CHANNELS + 1] = 0;
    },
    async close() {
      flush(end);
      await writes;
      const file = await opened;
      try {
        await file.write(wavHeader(end * BYTES_PER_FRAME), 0, WAV_HEADER_BYTES, 0);
      } finally {
        await file.close();
      }
      return { path, durationMs: Math.round(end / SAMPLES_PER_MS), peaks: meter.peaks };
    },
  };
}
