import { expect, test } from "vitest";
import { createVirtualClock } from "../clock/virtual-clock.ts";
import type { SpeechOptions, TextToSpeech } from "../ports.ts";
import { ProviderError } from "../provider-error.ts";
import { createCircuitBreakers } from "./circuit-breaker.ts";
import { withFallbackTts } from "./with-fallback-tts.ts";

type Speak = (signal?: AbortSignal) => AsyncIterable<Int16Array>;

function voice(provider: string, speak: Speak) {
  const asked: string[] = [];
  const tts: TextToSpeech = {
    provider,
    synthesize(text, { signal }) {
      asked.push(text);
      return speak(signal);
    },
    close: async () => {},
  };
  return { tts, asked };
}
const sound = (...values: number[]): Speak =>
  async function* () {
    for (const value of values) yield Int16Array.of(value);
  };
const failing = (kind: "server" | "auth" = "server"): Speak =>
  async function* () {
    yield* [];
    throw new ProviderError("first", "no", { kind });
  };
/** Sounds, then nothing more until it is aborted. */
const stalling = (...values: number[]): Speak =>
  async function* (signal) {
    for (const value of values) yield Int16Array.of(value);
    await new Promise((resolve) => signal?.addEventListener("abort", resolve));
  };

async function read(tts: TextToSpeech, options: SpeechOptions = {}) {
  const heard: number[] = [];
  for await (const samples of tts.synthesize("Hello.", options)) heard.push(...samples);
  return heard;
}

test("a voice that fails before its first sound is stood in for, by the first of the rest that can", async () => {
  const failures: string[] = [];
  const voices = [voice("first", failing()).tts, voice("second", failing()).tts, voice("third", sound(3)).tts];
  const tts = withFallbackTts(voices, { onFallback: (error) => failures.push(error.provider) });
  expect(await read(tts)).toEqual([3]);
  expect(failures).toEqual(["first", "first"]);
});

test("a first sound that does not come is waited for 2.5 s, and the silent request is aborted", async () => {
  const clock = createVirtualClock();
  let aborted = false;
  const silent = voice("first", (signal) => {
    signal?.addEventListener("abort", () => {
      aborted = true;
    });
    return stalling()(signal);
  });
  const heard = read(withFallbackTts([silent.tts, voice("second", sound(2)).tts], { clock }));
  await clock.advance(2500);
  expect(await heard).toEqual([2]);
  expect(aborted).toBe(true);
  expect(clock.pending()).toBe(0);
});

test("a stall in mid-sentence ends the sentence after 1.5 s: half of it is not said twice", async () => {
  const clock = createVirtualClock();
  const second = voice("second", sound(2));
  const tts = withFallbackTts([voice("first", stalling(1, 1)).tts, second.tts], { clock });
  const heard = expect(read(tts, { retract: () => false })).rejects.toMatchObject({ kind: "timeout", retryable: true });
  await clock.advance(1500);
  await heard;
  expect(second.asked).toEqual([]);
  expect(clock.pending()).toBe(0);
});

test("a stall of which nothing was heard is spoken again from the start", async () => {
  const clock = createVirtualClock();
  const heard: number[] = [];
  const tts = withFallbackTts([voice("first", stalling(1, 1)).tts, voice("second", sound(2, 2)).tts], { clock });
  const options = {
    retract() {
      heard.length = 0;
      return true;
    },
  };
  const done = (async () => {
    for await (const samples of tts.synthesize("Hello.", options)) heard.push(...samples);
  })();
  await clock.advance(1500);
  await done;
  expect(heard).toEqual([2, 2]);
});

test("a provider whose circuit is open is not asked by any call", async () => {
  const clock = createVirtualClock();
  const breakers = createCircuitBreakers(clock);
  const first = voice("first", failing("auth"));
  const call = () => withFallbackTts([first.tts, voice("second", sound(2)).tts], { clock, breakers });
  await read(call());
  expect(await read(call())).toEqual([2]);
  expect(first.asked).toHaveLength(1);
});

test("the last voice is asked whatever its circuit says, and its failure is the answer", async () => {
  const breakers = createCircuitBreakers(createVirtualClock());
  const only = voice("only", failing("auth"));
  const tts = withFallbackTts([only.tts], { breakers });
  for (let index = 0; index < 3; index++) await expect(read(tts)).rejects.toMatchObject({ kind: "auth" });
  expect(only.asked).toHaveLength(3);
});

test("an interruption says nothing about the voice, and ends quietly", async () => {
  const clock = createVirtualClock();
  const breakers = createCircuitBreakers(clock);
  const second = voice("second", sound(2));
  const tts = withFallbackTts([voice("first", stalling(1)).tts, second.tts], { clock, breakers });
  for (let index = 0; index < 5; index++) {
    const controller = new AbortController();
    const heard = read(tts, { signal: controller.signal });
    await clock.advance(10);
    controller.abort();
    expect(await heard).toEqual([1]);
  }
  expect(breakers.states()["tts first"]).toBe("closed");
  expect(second.asked).toEqual([]);
});

test("what is in memory is spoken in its own voice though the circuit is open", async () => {
  const breakers = createCircuitBreakers(createVirtualClock());
  breakers.of("tts first").failed(new ProviderError("first", "no", { kind: "auth" }));
  const first = { ...voice("first", sound(1)).tts, cached: () => true };
  expect(await read(withFallbackTts([first, voice("second", sound(2)).tts], { breakers }))).toEqual([1]);
  expect(breakers.states()["tts first"]).toBe("open");
});

test("the last voice is waited for: late is better than not at all", async () => {
  const clock = createVirtualClock();
  const slow = voice("only", async function* () {
    await new Promise<void>((resolve) => clock.after(5000, resolve));
    yield Int16Array.of(1);
  });
  const heard = read(withFallbackTts([slow.tts], { clock }));
  await clock.advance(5000);
  expect(await heard).toEqual([1]);
});
