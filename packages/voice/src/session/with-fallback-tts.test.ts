import { expect, test } from "vitest";
import { createVirtualClock } from "../clock/virtual-clock.ts";
import type { TextToSpeech } from "../ports.ts";
import { withFallbackTts } from "./with-fallback-tts.ts";

const voice = (provider: string, speak: () => AsyncIterable<Int16Array>): TextToSpeech => ({
  provider,
  synthesize: speak,
  close: async () => {},
});
const sound = (value: number) =>
  async function* () {
    yield Int16Array.of(value);
  };

async function read(tts: TextToSpeech) {
  const heard: number[] = [];
  for await (const samples of tts.synthesize("Hello.", {})) heard.push(...samples);
  return heard;
}

test("a voice that fails before its first sound is stood in for", async () => {
  const failing = voice("first", async function* () {
    yield* [];
    throw new Error("no");
  });
  const failures: string[] = [];
  const tts = withFallbackTts(failing, voice("second", sound(2)), (error) => failures.push(error.provider));
  expect(await read(tts)).toEqual([2]);
  expect(failures).toEqual(["first"]);
});

test("a voice that stalls is stood in for after 2.5 s", async () => {
  const clock = createVirtualClock();
  const stalling = voice("first", async function* () {
    yield* [];
    await new Promise(() => {});
  });
  const heard = read(withFallbackTts(stalling, voice("second", sound(2)), () => {}, clock));
  await clock.advance(2500);
  expect(await heard).toEqual([2]);
});

test("half a sentence is not said twice", async () => {
  const breaking = voice("first", async function* () {
    yield Int16Array.of(1);
    throw new Error("broke off");
  });
  await expect(read(withFallbackTts(breaking, voice("second", sound(2))))).rejects.toThrow("broke off");
});
