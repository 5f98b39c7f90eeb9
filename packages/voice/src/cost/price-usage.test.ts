import { expect, test } from "vitest";
import { priceUsage } from "./price-usage.ts";

test("each provider's usage is summed in micro-dollars by the dated table", () => {
  const lines = priceUsage([
    { kind: "carrier", provider: "twilio", callSeconds: 61 },
    { kind: "stt", provider: "deepgram", audioSeconds: 30 },
    { kind: "tts", provider: "openai", characters: 100 },
    { kind: "llm", provider: "openai", model: "gpt-4o-mini", inputTokens: 1000, outputTokens: 100 },
  ]);
  expect(lines).toEqual([
    { provider: "twilio", microdollars: 36_000, priced: true },
    { provider: "deepgram", microdollars: 3_850, priced: true },
    { provider: "openai", microdollars: 1_670 + 150 + 60, priced: true },
  ]);
});

test("what runs on this machine costs nothing, and an unknown model says that it has no price", () => {
  expect(priceUsage([{ kind: "stt", provider: "moonshine", audioSeconds: 600 }])).toEqual([
    { provider: "moonshine", microdollars: 0, priced: true },
  ]);
  const own = {
    kind: "llm" as const,
    provider: "openai-compatible",
    model: "my-model",
    inputTokens: 9,
    outputTokens: 9,
  };
  expect(priceUsage([own])).toEqual([{ provider: "openai-compatible", microdollars: 0, priced: false }]);
});
