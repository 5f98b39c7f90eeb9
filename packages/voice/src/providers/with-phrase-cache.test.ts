import { expect, test } from "vitest";
import { createVirtualClock } from "../clock/virtual-clock.ts";
import type { SpeechOptions, TextToSpeech } from "../ports.ts";
import { withPhraseCache } from "./with-phrase-cache.ts";

/** Speaks three pieces of 100 samples, 10 ms apart, and tells what it was asked. */
function setup(maxBytes?: number) {
  const clock = createVirtualClock();
  const asked: string[] = [];
  const aborted: string[] = [];
  const control = { failing: false };
  const voice: TextToSpeech = {
    provider: "vendor",
    close: async () => {},
    async *synthesize(text, { signal, onUsage }) {
      asked.push(text);
      onUsage?.({ provider: "vendor", characters: text.length });
      signal?.addEventListener("abort", () => aborted.push(text));
      for (let part = 1; part <= 3 && !signal?.aborted; part++) {
        await new Promise<void>((resolve) => clock.after(10, resolve));
        if (control.failing && part === 2) throw new Error("broke off");
        yield new Int16Array(100).fill(part);
      }
    },
  };
  const tts = withPhraseCache(voice, { maxBytes });
  const speak = (text: string, options: SpeechOptions = { fixed: true }) =>
    (async () => {
      const heard: number[] = [];
      for await (const part of tts.synthesize(text, options)) heard.push(part[0]!);
      return heard;
    })();
  return { clock, tts, asked, aborted, control, speak };
}

test("a fixed sentence is synthesized once per voice and language, and what comes from memory costs nothing", async () => {
  const { clock, speak, asked } = setup();
  const used: number[] = [];
  const options = {
    fixed: true,
    voice: "male",
    onUsage: ({ characters }: { characters: number }) => used.push(characters),
  };
  const first = speak("Hello.", options);
  await clock.advance(100);
  expect([await first, await speak("Hello.", options)]).toEqual([
    [1, 2, 3],
    [1, 2, 3],
  ]);
  expect(used).toEqual([6]);
  const others = [speak("Hello.", { ...options, voice: "female" }), speak("Hello.", { ...options, language: "es" })];
  await clock.advance(100);
  await Promise.all(others);
  expect(asked).toHaveLength(3);
});

test("two calls that say the same at the same time share one synthesis, each from its start", async () => {
  const { clock, speak, asked } = setup();
  const first = speak("Hello.");
  await clock.advance(15);
  const second = speak("Hello.");
  await clock.advance(100);
  expect([await first, await second]).toEqual([
    [1, 2, 3],
    [1, 2, 3],
  ]);
  expect(asked).toHaveLength(1);
});

test("one of two listeners is interrupted: the other hears the sentence to its end", async () => {
  const { clock, speak, tts } = setup();
  const controller = new AbortController();
  const first = speak("Hello.", { fixed: true, signal: controller.signal });
  const second = speak("Hello.");
  await clock.advance(15);
  controller.abort();
  await clock.advance(100);
  expect([await first, await second]).toEqual([[1], [1, 2, 3]]);
  expect(tts.cached?.("Hello.", {})).toBe(true);
});

test("a sentence that everybody left is stopped and not kept", async () => {
  const { clock, speak, aborted, asked, tts } = setup();
  const controller = new AbortController();
  const heard = speak("Hello.", { fixed: true, signal: controller.signal });
  await clock.advance(15);
  controller.abort();
  await heard;
  expect(aborted).toEqual(["Hello."]);
  await clock.advance(100);
  expect(tts.cached?.("Hello.", {})).toBe(false);
  const again = speak("Hello.");
  await clock.advance(100);
  expect(await again).toEqual([1, 2, 3]);
  expect(asked).toHaveLength(2);
});

test("a sentence that broke off fails all its listeners and is not kept", async () => {
  const { clock, speak, control, tts } = setup();
  control.failing = true;
  const both = Promise.allSettled([speak("Hello."), speak("Hello.")]);
  await clock.advance(100);
  expect((await both).map(({ status }) => status)).toEqual(["rejected", "rejected"]);
  expect(tts.cached?.("Hello.", {})).toBe(false);
  control.failing = false;
  const again = speak("Hello.");
  await clock.advance(100);
  expect(await again).toEqual([1, 2, 3]);
});

test("what is said once is not kept; what is said again is", async () => {
  const { clock, speak, tts } = setup();
  for (const known of [false, true]) {
    const said = speak("Your number is 4 1 7.", {});
    await clock.advance(100);
    await said;
    expect(tts.cached?.("Your number is 4 1 7.", {})).toBe(known);
  }
});

test("memory stays within its bytes, and the least recently used goes first", async () => {
  const { clock, speak, tts } = setup(1300);
  const say = async (text: string) => {
    const said = speak(text);
    await clock.advance(100);
    await said;
  };
  for (const text of ["one", "two", "one", "three"]) await say(text);
  expect(["one", "two", "three"].filter((text) => tts.cached?.(text, {}))).toEqual(["one", "three"]);
});
