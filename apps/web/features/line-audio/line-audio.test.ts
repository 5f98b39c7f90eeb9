import { describe, expect, test } from "vitest";
import { levelOf } from "./line-audio.ts";

interface Resampler {
  push(input: Float32Array): Float32Array;
}
interface PlayQueue {
  add(samples: Float32Array): void;
  mark(name: string): void;
  clear(): void;
  take(count: number): Float32Array;
}
const load = async (name: string) =>
  import(/* @vite-ignore */ new URL(`../../public/audio/${name}.js`, import.meta.url).href);
const { Resampler } = (await load("resampler")) as { Resampler: new (from: number, to: number) => Resampler };
const { PlayQueue } = (await load("play-queue")) as { PlayQueue: new (tell: (name: string) => void) => PlayQueue };

const tone = (hertz: number, rate: number, seconds: number) =>
  Float32Array.from({ length: rate * seconds }, (_, at) => Math.sin((2 * Math.PI * hertz * at) / rate));
const loudness = (samples: Float32Array) =>
  Math.sqrt(samples.reduce((sum, value) => sum + value * value, 0) / samples.length);
const inPieces = (resampler: Resampler, input: Float32Array, size: number) => {
  const parts: number[] = [];
  for (let at = 0; at < input.length; at += size) parts.push(...resampler.push(input.subarray(at, at + size)));
  return Float32Array.from(parts);
};

describe("resampler", () => {
  test("a voice keeps its loudness from 48 kHz and 44.1 kHz to the line and back, and what the line cannot carry is gone", () => {
    for (const rate of [48_000, 44_100]) {
      const voice = inPieces(new Resampler(rate, 8_000), tone(1_000, rate, 1), 128);
      expect(voice.length).toBeGreaterThan(7_900);
      expect(voice.length).toBeLessThanOrEqual(8_000);
      expect(loudness(voice.subarray(200, 7_800))).toBeCloseTo(Math.SQRT1_2, 2);
      expect(
        loudness(inPieces(new Resampler(rate, 8_000), tone(6_000, rate, 1), 128).subarray(200, 7_800)),
      ).toBeLessThan(0.01);
      const back = inPieces(new Resampler(8_000, rate), tone(1_000, 8_000, 1), 40);
      expect(loudness(back.subarray(1_000, rate - 1_000))).toBeCloseTo(Math.SQRT1_2, 2);
    }
  });

  test("pieces of any size give what the whole gives: no clicks between frames", () => {
    const input = tone(700, 48_000, 0.2);
    const whole = new Resampler(48_000, 8_000).push(input);
    const pieces = inPieces(new Resampler(48_000, 8_000), input, 113);
    expect(pieces.length).toBe(whole.length);
    expect(Math.max(...pieces.map((value, at) => Math.abs(value - whole[at]!)))).toBeLessThan(1e-6);
  });
});

describe("play queue", () => {
  const filled = (samples: number) => new Float32Array(samples).fill(1);
  const told: string[] = [];
  const make = () => {
    told.length = 0;
    return new PlayQueue((name) => void told.push(name));
  };

  test("a mark is told when the audio before it was played, not when it came", () => {
    const queue = make();
    queue.add(filled(640));
    queue.mark("end");
    queue.take(320);
    expect(told).toEqual([]);
    queue.take(320);
    queue.take(1);
    expect(told).toEqual(["end"]);
  });

  test("clear drops what was not played and hands its marks back", () => {
    const queue = make();
    queue.add(filled(640));
    queue.mark("a");
    queue.add(filled(640));
    queue.mark("b");
    queue.take(160);
    queue.clear();
    expect(told).toEqual(["a", "b"]);
    expect(loudness(queue.take(160))).toBe(0);
  });

  test("a short word is played although less than the start's 60 ms ever comes", () => {
    const queue = make();
    queue.add(filled(160));
    const heard = [queue.take(160), queue.take(160), queue.take(160), queue.take(160)].map(loudness);
    expect(Math.max(...heard)).toBe(1);
  });
});

test("the meter shows nothing for silence and full for the loudest", () => {
  expect(levelOf(new Int16Array(160).buffer)).toBe(0);
  expect(levelOf(new Int16Array(160).fill(32_767).buffer)).toBeCloseTo(1, 3);
});
