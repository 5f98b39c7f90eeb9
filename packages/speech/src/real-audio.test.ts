import { decodeMulaw, encodeMulaw, wordsOf } from "@parley/voice";
import { afterAll, expect, test } from "vitest";
import { createFliteTts, createMoonshineTranscriber, createSileroVad } from "./index.ts";

const tts = createFliteTts();
const moonshine = createMoonshineTranscriber();
afterAll(() => Promise.all([tts.close(), moonshine.close()]));

async function speak(text: string): Promise<Int16Array> {
  const parts: Int16Array[] = [];
  for await (const part of tts.synthesize(text, { voice: "male" })) parts.push(part);
  return Int16Array.from(parts.flatMap((part) => [...part]));
}

test("Moonshine hears the words that Flite spoke over a mu-law line", async () => {
  const spoken = await speak("Your package will arrive on Tuesday. Can I have your order number please?");
  const { text, confidence } = await moonshine.transcribe(decodeMulaw(encodeMulaw(spoken)));
  const heard = new Set(wordsOf(text));
  for (const word of ["package", "will", "arrive", "on", "tuesday", "your", "order", "please"])
    expect(heard).toContain(word);
  expect(confidence).toBeGreaterThan(0.7);
});

test("Silero tells speech from silence, noise and a tone, and two calls do not disturb each other", async () => {
  const [one, other] = await Promise.all([createSileroVad(), createSileroVad()]);
  const speech = await speak("This is a sentence that goes on for quite a while without any pause in it.");
  const tone = Int16Array.from({ length: 16_000 }, (_, n) => 5000 * Math.sin((2 * Math.PI * 440 * n) / 8000));
  const share = { speech: 0, tone: 0, frames: 0 };
  for (let at = 0; at + 256 <= Math.min(speech.length, tone.length); at += 256) {
    const [voiced, toned] = await Promise.all([
      one.process(speech.subarray(at, at + 256)),
      other.process(tone.subarray(at, at + 256)),
    ]);
    share.frames++;
    if (voiced > 0.5) share.speech++;
    if (toned > 0.5) share.tone++;
  }
  expect(share.speech / share.frames).toBeGreaterThan(0.8);
  expect(share.tone / share.frames).toBeLessThan(0.1);
});

test("an aborted request ends quietly, and the worker goes on", async () => {
  const controller = new AbortController();
  controller.abort();
  for await (const _ of tts.synthesize("Never heard.", { signal: controller.signal })) throw new Error("sound");
  expect((await speak("Hello.")).length).toBeGreaterThan(1000);
});
