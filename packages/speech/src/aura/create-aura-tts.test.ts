import { type SpeechStandIn, startAuraStandIn } from "@parley/testing";
import type { SpeechOptions } from "@parley/voice";
import { afterEach, beforeEach, expect, test } from "vitest";
import { createAuraTts } from "./create-aura-tts.ts";

let aura: SpeechStandIn;
beforeEach(async () => {
  aura = await startAuraStandIn();
});
afterEach(() => aura.close());

async function speak(text: string, options: SpeechOptions = {}) {
  const tts = createAuraTts({ apiKey: "dg-test", baseUrl: aura.baseUrl.replace("http", "ws") });
  let samples = 0;
  for await (const part of tts.synthesize(text, options)) samples += part.length;
  return samples;
}

test("speech comes at the telephone's own rate, sample for sample", async () => {
  expect(await speak("Hello there.")).toBe(12 * 60 * 8);
  expect(aura.requests).toMatchObject([{ text: "Hello there.", sampleRate: 8000 }]);
});

test("male and female are voices of the call's language, and a model's name is taken as it is", async () => {
  await speak("Hello.", { voice: "female" });
  await speak("Hola.", { voice: "male", language: "es-MX" });
  await speak("Hello.", { voice: "aura-2-zeus-en" });
  expect(aura.requests.map(({ voice }) => voice)).toEqual(["aura-2-thalia-en", "aura-2-nestor-es", "aura-2-zeus-en"]);
});

test("an empty account is an error that no retry mends, 429 one that says how long to wait", async () => {
  aura.failNext({ type: "status", status: 402 });
  await expect(speak("Hello.")).rejects.toMatchObject({ provider: "deepgram", kind: "auth", retryable: false });
  aura.failNext({ type: "status", status: 429, retryAfterSeconds: 3 });
  await expect(speak("Hello.")).rejects.toMatchObject({ kind: "rate_limit", retryable: true, retryAfterMs: 3000 });
});
