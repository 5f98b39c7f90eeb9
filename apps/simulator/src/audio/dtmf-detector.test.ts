import { expect, test } from "vitest";
import { createNoise } from "./bad-line.ts";
import { DtmfDetector } from "./dtmf-detector.ts";
import { holdMusic } from "./hold-music.ts";
import { decodeMulaw, encodeMulaw } from "./mulaw.ts";
import { concat, silence, tone } from "./tones.ts";

const FREQUENCIES: Record<string, [number, number]> = {
  "1": [697, 1209],
  "2": [697, 1336],
  "3": [697, 1477],
  A: [697, 1633],
  "4": [770, 1209],
  "5": [770, 1336],
  "6": [770, 1477],
  B: [770, 1633],
  "7": [852, 1209],
  "8": [852, 1336],
  "9": [852, 1477],
  C: [852, 1633],
  "*": [941, 1209],
  "0": [941, 1336],
  "#": [941, 1477],
  D: [941, 1633],
};
const press = (key: string, ms: number) => concat([tone(FREQUENCIES[key]!, ms, 0.5), silence(60)]);

function keysIn(samples: Int16Array): string {
  const detector = new DtmfDetector();
  let keys = "";
  const onTheWire = decodeMulaw(encodeMulaw(samples));
  for (let at = 0; at < onTheWire.length; at += 160) keys += detector.push(onTheWire.subarray(at, at + 160)).join("");
  return keys;
}

test.each([45, 100, 400])("hears each of the sixteen keys once at %i ms, wherever the tone begins", (ms) => {
  for (const offset of [0, 1, 3, 5]) {
    const typed = concat([silence(offset), ...Object.keys(FREQUENCIES).map((key) => press(key, ms))]);
    expect(keysIn(typed)).toBe(Object.keys(FREQUENCIES).join(""));
  }
});

test("hears the same key twice when it is pressed twice", () => {
  expect(keysIn(concat([press("5", 80), press("5", 80)]))).toBe("55");
});

test("hears keys over a noisy line", () => {
  const typed = concat([silence(40), press("4", 80), press("2", 80)]);
  const noise = createNoise(0.02)(typed.length);
  expect(keysIn(typed.map((sample, n) => sample + noise[n]!))).toBe("42");
});

test("hears no key in hold music, noise or single tones", () => {
  expect(keysIn(holdMusic(9_000))).toBe("");
  expect(keysIn(createNoise(0.1)(80_000))).toBe("");
  expect(keysIn(concat([tone([1000], 500), tone([697], 500), tone([1336], 500)]))).toBe("");
});
