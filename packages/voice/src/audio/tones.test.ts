import { expect, test } from "vitest";
import { createBeepDetector } from "./beep-detector.ts";
import { dtmfTones } from "./dtmf-tones.ts";
import { goertzelPower } from "./goertzel.ts";

const sine = (hertz: number, ms: number, level = 6000) =>
  Int16Array.from({ length: ms * 8 }, (_, n) => level * Math.sin((2 * Math.PI * hertz * n) / 8000));
const silence = (ms: number) => new Int16Array(ms * 8);
const heard = (...parts: Int16Array[]) => {
  const detect = createBeepDetector();
  return parts.map((part) => detect(part)).some(Boolean);
};

test.each([440, 850, 1000, 1400])("a beep of %d Hz is heard when it ends", (hertz) => {
  expect(heard(silence(500), sine(hertz, 300))).toBe(false);
  expect(heard(silence(500), sine(hertz, 300), silence(200))).toBe(true);
});

test("a click, keys and a ringing tone are no beep", () => {
  expect(heard(sine(1000, 60), silence(300))).toBe(false);
  expect(heard(dtmfTones("123456789*0#"), silence(300))).toBe(false);
  const other = sine(480, 2000);
  const ring = sine(440, 2000).map((sample, n) => sample + other[n]!);
  expect(heard(ring, silence(300))).toBe(false);
});

test("each key is its row's and column's frequency (ITU-T Q.23)", () => {
  const five = dtmfTones("5").subarray(0, 800);
  const energy = five.reduce((sum, sample) => sum + sample * sample, 0);
  expect(goertzelPower(five, 770, 8000) / energy).toBeGreaterThan(0.4);
  expect(goertzelPower(five, 1336, 8000) / energy).toBeGreaterThan(0.4);
  expect(goertzelPower(five, 941, 8000) / energy).toBeLessThan(0.05);
});
