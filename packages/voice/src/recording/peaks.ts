import { SAMPLE_RATE } from "../ports.ts";

const BUCKET_MS = 100;
const BUCKET_SAMPLES = (SAMPLE_RATE * BUCKET_MS) / 1000;

/** Loudest sample of each `bucketMs` of each side, 0 (silence) to 100 (full scale): what a waveform draws. */
export interface Peaks {
  bucketMs: number;
  callee: number[];
  agent: number[];
}

/** Collects peaks from interleaved samples (callee, agent) as they are written. */
export function createPeakMeter() {
  const peaks: Peaks = { bucketMs: BUCKET_MS, callee: [], agent: [] };
  let count = 0;
  return {
    add(interleaved: Int16Array) {
      for (let index = 0; index + 1 < interleaved.length; index += 2) {
        const bucket = Math.floor(count++ / BUCKET_SAMPLES);
        raise(peaks.callee, bucket, interleaved[index]!);
        raise(peaks.agent, bucket, interleaved[index + 1]!);
      }
    },
    /** Draws nothing where a stretch of one side was silenced afterwards (samples): whole buckets, rather too much than too little. */
    silence(side: "callee" | "agent", from: number, to: number) {
      const last = Math.min(peaks[side].length, Math.ceil(to / BUCKET_SAMPLES));
      for (let bucket = Math.floor(from / BUCKET_SAMPLES); bucket < last; bucket++) peaks[side][bucket] = 0;
    },
    peaks,
  };
}

function raise(side: number[], bucket: number, sample: number): void {
  const level = Math.round((Math.abs(sample) / 32_768) * 100);
  side[bucket] = Math.max(side[bucket] ?? 0, level);
}
