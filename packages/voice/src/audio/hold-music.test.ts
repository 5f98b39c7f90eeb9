import { expect, test } from "vitest";
import { createHoldListener } from "./hold-listener.ts";
import { createMusicDetector } from "./music-detector.ts";

/** A chord that changes every half second, as hold music does. */
const music = (ms: number) =>
  Int16Array.from({ length: ms * 8 }, (_, n) => {
    const root = [262, 294, 330, 220][Math.floor(n / 4000) % 4]!;
    const wave = [1, 1.25, 1.5].reduce((sum, ratio) => sum + Math.sin((2 * Math.PI * root * ratio * n) / 8000), 0);
    return 3000 * wave;
  });
/** A voice as far as pitch goes: harmonics of a pitch that never stands still. */
const voice = (ms: number) => {
  let phase = 0;
  return Int16Array.from({ length: ms * 8 }, (_, n) => {
    const pitch = 140 + 35 * Math.sin((2 * Math.PI * 2.3 * n) / 8000) + 12 * Math.sin((2 * Math.PI * 6.1 * n) / 8000);
    phase += (2 * Math.PI * pitch) / 8000;
    let wave = 0;
    for (let order = 1; order < 12; order++) wave += Math.sin(order * phase) / order;
    return 4000 * wave;
  });
};
const silence = (ms: number) => new Int16Array(ms * 8);
const noise = (ms: number) => {
  let state = 7;
  return Int16Array.from({ length: ms * 8 }, () => {
    state = (state * 1_103_515_245 + 12_345) % 2 ** 31;
    return (state / 2 ** 31 - 0.5) * 6000;
  });
};

function frames(samples: Int16Array): Int16Array[] {
  return Array.from({ length: Math.floor(samples.length / 256) }, (_, n) => samples.subarray(n * 256, n * 256 + 256));
}

function heardMusic(samples: Int16Array, probability?: number): boolean {
  const detector = createMusicDetector();
  detector.push(samples, probability);
  return detector.music;
}

test("music is heard after two seconds of it, not before, and is over within 300 ms of its end", () => {
  expect(heardMusic(music(1000))).toBe(false);
  const detector = createMusicDetector();
  detector.push(music(2400));
  expect(detector.music).toBe(true);
  detector.push(silence(340));
  expect(detector.music).toBe(false);
});

test("a voice that takes the music's place ends it within 300 ms", () => {
  const detector = createMusicDetector();
  detector.push(music(3000));
  for (const frame of frames(voice(300))) detector.push(frame, 0.95);
  expect(detector.music).toBe(false);
});

test("voices, noise, a beep and silence are no music", () => {
  expect(heardMusic(voice(5000))).toBe(false);
  expect(heardMusic(noise(5000))).toBe(false);
  expect(heardMusic(silence(5000))).toBe(false);
  const beep = Int16Array.from({ length: 4000 }, (_, n) => 8000 * Math.sin((2 * Math.PI * 1000 * n) / 8000));
  const detector = createMusicDetector();
  for (const part of [silence(2000), beep, silence(160)]) detector.push(part);
  expect(detector.music).toBe(false);
});

test("a person's first word on hold is heard within 700 ms, once, with the time of its start", () => {
  const listener = createHoldListener();
  const events = frames(music(3200)).map((frame) => listener.push(frame, 0.02));
  expect(events.every((event) => event === null)).toBe(true);
  const word = frames(voice(640)).map((frame) => listener.push(frame, 0.9));
  const at = word.findIndex((event) => event !== null);
  expect((at + 1) * 32).toBeLessThanOrEqual(700);
  expect(word[at]).toEqual({ type: "person", atMs: 3200 });
  expect(word.filter((event) => event !== null)).toHaveLength(1);
});

test("a short hello after the music has stopped is enough", () => {
  const listener = createHoldListener();
  const heard = (samples: Int16Array, probability: number) =>
    frames(samples).filter((frame) => listener.push(frame, probability) !== null).length;
  expect(heard(music(2000), 0.02)).toBe(0);
  expect(heard(silence(800), 0.01)).toBe(0);
  expect(heard(voice(256), 0.5)).toBe(1);
});

test("an instrument that the voice detector takes for a voice is no person", () => {
  const listener = createHoldListener();
  const events = frames(music(10_000)).map((frame) => listener.push(frame, 0.9));
  expect(events.every((event) => event === null)).toBe(true);
});

test("after a tape's voice and more music the next voice is announced again", () => {
  const listener = createHoldListener();
  const heard = (samples: Int16Array, probability: number) =>
    frames(samples).filter((frame) => listener.push(frame, probability) !== null).length;
  expect(heard(voice(2000), 0.9)).toBe(1);
  expect(heard(music(2000), 0.02)).toBe(0);
  expect(heard(voice(2000), 0.9)).toBe(1);
});

test("a click and a cough are no person", () => {
  const listener = createHoldListener();
  const probabilities = [
    ...Array(20).fill(0.02),
    0.9,
    0.9,
    ...Array(20).fill(0.02),
    0.8,
    0.8,
    0.8,
    0.7,
    ...Array(20).fill(0.02),
  ];
  expect(
    probabilities.map((probability) => listener.push(noise(32), probability)).every((event) => event === null),
  ).toBe(true);
});
