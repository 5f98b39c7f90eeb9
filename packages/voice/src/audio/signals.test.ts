import { expect, test } from "vitest";
import { createDtmfDetector } from "./dtmf-detector.ts";
import { createFaxDetector } from "./fax-detector.ts";
import { decodeMulaw, encodeMulaw } from "./mulaw.ts";

const KEYS = "123A456B789C*0#D";
const ROWS = [697, 770, 852, 941];
const COLUMNS = [1209, 1336, 1477, 1633];

const tone = (hertz: number[], ms: number, level = 0.3) =>
  Int16Array.from({ length: Math.round(ms * 8) }, (_, n) => {
    const wave = hertz.reduce((sum, one) => sum + Math.sin((2 * Math.PI * one * n) / 8000), 0);
    return (wave * level * 32_767) / hertz.length;
  });
const silence = (ms: number) => new Int16Array(Math.round(ms * 8));
const join = (...parts: Int16Array[]) => Int16Array.from(parts.flatMap((part) => [...part]));
const press = (key: string, ms: number, level = 0.5) => {
  const index = KEYS.indexOf(key);
  return join(tone([ROWS[index >> 2]!, COLUMNS[index & 3]!], ms, level), silence(60));
};
const noise = (ms: number, level: number) => {
  let state = 99;
  return Int16Array.from({ length: ms * 8 }, () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return ((state >>> 0) / 2 ** 31 - 1) * level * 32_767;
  });
};
const frames = (samples: Int16Array) => {
  const onTheWire = decodeMulaw(encodeMulaw(samples));
  return Array.from({ length: Math.ceil(samples.length / 160) }, (_, n) => onTheWire.subarray(n * 160, n * 160 + 160));
};
const keysIn = (samples: Int16Array) => {
  const detect = createDtmfDetector();
  return frames(samples).flatMap(detect).join("");
};
const isFax = (...parts: Int16Array[]) => {
  const detect = createFaxDetector();
  return frames(join(...parts)).filter(detect).length;
};

test.each([45, 100, 400])("each of the sixteen keys is heard once at %i ms, wherever the tone begins", (ms) => {
  for (const offset of [0, 7, 23, 41]) {
    const typed = join(new Int16Array(offset), ...[...KEYS].map((key) => press(key, ms)));
    expect(keysIn(typed)).toBe(KEYS);
  }
});

test("keys are heard soft and loud", () => {
  for (const level of [0.03, 0.1, 0.9])
    expect(keysIn(join(...[..."0379#"].map((key) => press(key, 45, level))))).toBe("0379#");
});

test("the same key pressed twice is two keys", () => {
  expect(keysIn(join(press("5", 80), press("5", 80)))).toBe("55");
});

test("keys are heard over a noisy line", () => {
  const typed = join(silence(40), press("4", 80), press("2", 80));
  const hiss = noise(400, 0.05);
  expect(keysIn(typed.map((sample, n) => sample + hiss[n]!))).toBe("42");
});

test("noise and single tones are no keys", () => {
  expect(keysIn(noise(10_000, 0.3))).toBe("");
  expect(keysIn(join(tone([1000], 500), tone([697], 500), tone([1336], 500), tone([440, 480], 500)))).toBe("");
});

test("a fax that answers is heard by its tone, once, even with phase reversals", () => {
  expect(isFax(silence(500), tone([2100], 3000), silence(300))).toBe(1);
  const reversed = Int16Array.from({ length: 24_000 }, (_, n) => {
    const sign = Math.floor(n / 3600) % 2 === 0 ? 1 : -1;
    return sign * 6000 * Math.sin((2 * Math.PI * 2100 * n) / 8000);
  });
  expect(isFax(reversed)).toBe(1);
});

test("a fax that calls is heard by its second tone", () => {
  const cng = join(tone([1100], 500), silence(3000));
  expect(isFax(cng)).toBe(0);
  expect(isFax(cng, cng, cng)).toBe(1);
});

test("beeps, keys, ringing and noise are no fax", () => {
  expect(isFax(tone([1100], 500), silence(2000))).toBe(0);
  expect(isFax(tone([1000], 500), silence(3000), tone([1000], 500), silence(3000))).toBe(0);
  expect(isFax(tone([2100], 600), silence(500))).toBe(0);
  expect(isFax(tone([440, 480], 2000), silence(4000), tone([440, 480], 2000))).toBe(0);
  expect(isFax(noise(5000, 0.3))).toBe(0);
  expect(isFax(...[...KEYS].map((key) => press(key, 200)))).toBe(0);
});
