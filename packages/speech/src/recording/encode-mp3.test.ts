import { randomUUID } from "node:crypto";
import { rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createCallRecorder } from "@parley/voice";
import { MPEGDecoder } from "mpg123-decoder";
import { afterEach, expect, test } from "vitest";
import { encodeMp3 } from "./encode-mp3.ts";

const path = join(tmpdir(), `mp3-${randomUUID()}.wav`);
afterEach(() => rm(path, { force: true }));

const tone = (hertz: number, ms: number) =>
  Int16Array.from({ length: ms * 8 }, (_, n) => 9000 * Math.sin((2 * Math.PI * hertz * n) / 8000));

async function decode(mp3: Buffer) {
  const decoder = new MPEGDecoder();
  await decoder.ready;
  try {
    return decoder.decode(new Uint8Array(mp3));
  } finally {
    decoder.free();
  }
}

const level = (samples: Float32Array, fromMs: number, toMs: number) => {
  const part = samples.subarray(fromMs * 8, toMs * 8);
  return Math.sqrt(part.reduce((sum, sample) => sum + sample * sample, 0) / part.length);
};

test("both sides are heard at their time, each in its own ear, and the length is the call's", async () => {
  const recorder = createCallRecorder(path);
  recorder.callee(tone(500, 1000), 1000);
  recorder.agent(tone(800, 1000), 4000);
  recorder.callee(new Int16Array(160), 5980);
  await recorder.close();
  const { sampleRate, channelData, samplesDecoded } = await decode(await encodeMp3(path));
  const [left, right] = channelData as [Float32Array, Float32Array];
  expect(sampleRate).toBe(8000);
  // Frames have 72 ms: the end is rounded up, and a frame more holds the encoder's tail.
  expect(samplesDecoded / 8).toBeGreaterThanOrEqual(6000);
  expect(samplesDecoded / 8).toBeLessThan(6000 + 3 * 72);
  expect(left.findIndex((sample) => Math.abs(sample) > 0.1) / 8).toBeCloseTo(1000, -1);
  expect(right.findIndex((sample) => Math.abs(sample) > 0.1) / 8).toBeCloseTo(4000, -1);
  expect(level(left, 1100, 1900)).toBeGreaterThan(0.15);
  expect(level(right, 1100, 1900)).toBeLessThan(0.002);
  expect(level(right, 4100, 4900)).toBeGreaterThan(0.15);
  expect(level(left, 4100, 4900)).toBeLessThan(0.002);
});

test("many recordings at once, and one after the thread has ended, are all encoded", async () => {
  const recorder = createCallRecorder(path);
  recorder.callee(tone(500, 2000), 0);
  await recorder.close();
  const all = await Promise.all([encodeMp3(path), encodeMp3(path), encodeMp3(path)]);
  const again = await encodeMp3(path);
  for (const mp3 of all) expect(mp3.equals(again)).toBe(true);
});

test("a file that is no recording is refused, and so is none", async () => {
  await writeFile(path, "no sound at all, but long enough for a header of forty-four bytes");
  await expect(encodeMp3(path)).rejects.toThrow("no WAV file");
  await expect(encodeMp3(`${path}.none`)).rejects.toThrow("ENOENT");
});
