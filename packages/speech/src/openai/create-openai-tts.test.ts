import { type SpeechStandIn, type SpeechStandInOptions, startOpenAiSpeechStandIn } from "@parley/testing";
import type { SpeechOptions } from "@parley/voice";
import { afterEach, expect, test, vi } from "vitest";
import { createOpenAiTts } from "./create-openai-tts.ts";

let openai: SpeechStandIn;
afterEach(() => openai.close());

async function start(options: SpeechStandInOptions = {}, apiKey = "sk-test") {
  openai = await startOpenAiSpeechStandIn(options);
  return createOpenAiTts({ apiKey, baseUrl: openai.baseUrl });
}

/** Reads until the stream ends or fails. */
async function read(tts: ReturnType<typeof createOpenAiTts>, text = "Hello there.", options: SpeechOptions = {}) {
  const samples: number[] = [];
  const used: number[] = [];
  const speech = tts.synthesize(text, { onUsage: ({ characters }) => used.push(characters), ...options });
  const failure = await (async () => {
    for await (const part of speech) samples.push(...part);
  })().catch((error: unknown) => error);
  return { samples, used, failure };
}

const pitch = (samples: number[]) =>
  (samples.slice(1).filter((sample, index) => sample >= 0 && samples[index]! < 0).length / samples.length) * 8000;

test("24 kHz speech comes out as 8 kHz of the same length and pitch, also when chunks split a sample", async () => {
  const tts = await start({ chunkBytes: 1001 });
  const { samples, used } = await read(tts, "Hello there.", { voice: "female" });
  expect(Math.abs(samples.length - 12 * 60 * 8)).toBeLessThan(80);
  expect(Math.abs(pitch(samples) - 440)).toBeLessThan(6);
  expect(openai.requests).toMatchObject([
    { text: "Hello there.", voice: "nova", body: { response_format: "pcm", model: "gpt-4o-mini-tts" } },
  ]);
  expect(used).toEqual([12]);
});

test("sound is passed on as it comes, not when all of it is there", async () => {
  const tts = await start();
  openai.failNext({ type: "stall", afterBytes: 9600 });
  const controller = new AbortController();
  let heard = 0;
  for await (const part of tts.synthesize("A longer sentence to say.", { signal: controller.signal })) {
    heard += part.length;
    if (heard > 1500) controller.abort();
  }
  expect(heard).toBeGreaterThan(1500);
  await vi.waitFor(() => expect(openai.open()).toBe(0));
});

test.each([
  [401, "auth", false],
  [400, "bad_request", false],
  [429, "rate_limit", true],
  [500, "server", true],
])("status %d is an error of kind %s whose retry helps: %s, and costs nothing", async (status, kind, retryable) => {
  const tts = await start();
  openai.failNext({ type: "status", status, retryAfterSeconds: 7 });
  const { failure, used } = await read(tts);
  expect(failure).toMatchObject({ provider: "openai", kind, retryable, retryAfterMs: 7000 });
  expect(used).toEqual([]);
});

test("a kept connection that was closed meanwhile is asked once more, a fresh one that is reset is an error", async () => {
  const tts = await start();
  tts.warm?.();
  expect((await read(tts)).samples.length).toBeGreaterThan(1000);
  openai.failNext({ type: "reset" });
  expect((await read(tts)).samples.length).toBeGreaterThan(1000);
  openai.failNext({ type: "reset" }, 3);
  expect((await read(tts)).failure).toMatchObject({ kind: "network", retryable: true });
});

test("a reset in mid-sentence is an error after what was heard", async () => {
  const tts = await start();
  openai.failNext({ type: "reset", afterBytes: 9600 });
  const { samples, failure } = await read(tts);
  expect(samples.length).toBeGreaterThan(1000);
  expect(failure).toMatchObject({ kind: "network", retryable: true });
});

test("a page instead of sound is an error, and nobody hears it", async () => {
  const tts = await start();
  openai.failNext({ type: "garbage" });
  const { samples, failure } = await read(tts);
  expect([samples, failure]).toMatchObject([[], { kind: "server" }]);
});

test("a voice that does not stop is stopped", async () => {
  const tts = await start();
  openai.failNext({ type: "long", bytes: 5_000_000 });
  const { samples, failure } = await read(tts, "Hi.");
  expect(samples.length).toBeLessThan(8000 * 8);
  expect(failure).toMatchObject({ kind: "server" });
});

test("a text that is longer than OpenAI takes is spoken in pieces, without a word lost", async () => {
  const words = Array.from({ length: 900 }, (_, index) => `word${index}`);
  const tts = await start({ sound: () => new Int16Array(2400) });
  const { failure, used } = await read(tts, words.join(" "));
  expect(failure).toBeUndefined();
  expect(openai.requests.flatMap(({ text }) => text.split(" "))).toEqual(words);
  expect(used).toHaveLength(2);
});

test("the key is in no error", async () => {
  const tts = await start({}, "sk-wrong-key");
  const { failure } = await read(tts);
  expect(failure).toMatchObject({ kind: "auth" });
  expect(String((failure as Error).message)).not.toContain("sk-wrong");
});
