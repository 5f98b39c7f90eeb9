import { startDeepgramStandIn, startOpenAiSpeechStandIn } from "@parley/testing";
import { noTools, type ProviderError } from "@parley/voice";
import { expect, test, vi } from "vitest";
import { readConfig } from "../boot/config.ts";
import { createSpeechStack } from "./speech-stack.ts";

test("a vendor that refuses is stood in for by the local voice, which is told, and the next sentence does not wait for it", async () => {
  const openai = await startOpenAiSpeechStandIn({ apiKey: "another" });
  const failures: ProviderError[] = [];
  const config = readConfig({ OPENAI_API_KEY: "sk-x", OPENAI_BASE_URL: openai.baseUrl, LLM_PROVIDERS: "scripted" });
  const speech = createSpeechStack(config, (error) => failures.push(error));
  const used: string[] = [];
  for (const text of ["Hello.", "Good morning."]) {
    let samples = 0;
    const options = { onUsage: ({ provider }: { provider: string }) => used.push(provider) };
    for await (const part of speech.tts.synthesize(text, options)) samples += part.length;
    expect(samples).toBeGreaterThan(1000);
  }
  expect(used).toEqual(["flite", "flite"]);
  expect(failures).toMatchObject([{ provider: "openai", kind: "auth" }]);
  expect(speech.health()).toMatchObject({ "tts openai": "open" });
  await speech.close();
  await openai.close();
});

test("a call's names reach the recognizer, and without vendors the scripted agent answers", async () => {
  const deepgram = await startDeepgramStandIn();
  const config = readConfig({ DEEPGRAM_API_KEY: "dg-test", DEEPGRAM_BASE_URL: deepgram.baseUrl.replace("ws", "http") });
  const speech = createSpeechStack(config);
  const session = speech.stt.open({ keyterms: ["Dana Miller"], onEvent: () => {} });
  await vi.waitFor(() => expect(deepgram.queries[0]?.get("keyterm")).toBe("Dana Miller"));
  await session.close();
  expect(speech.providers).toEqual({ stt: "deepgram", tts: "deepgram", llm: "scripted" });
  const { signal } = new AbortController();
  const answer = speech.agent.respond({
    trigger: "opening",
    history: [],
    facts: { purpose: "Ask." },
    tools: noTools,
    signal,
  });
  expect((await answer[Symbol.asyncIterator]().next()).value).toMatchObject({ type: "text" });
  await speech.close();
  await deepgram.close();
});
