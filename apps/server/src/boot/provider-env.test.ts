import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { readConfig } from "./config.ts";
import { providerOrders } from "./provider-env.ts";

const ordersOf = (variables: Record<string, string>) => providerOrders(readConfig(variables).env);

test("without keys everything runs on this machine", () => {
  expect(ordersOf({})).toEqual({ stt: ["moonshine"], tts: ["flite"], llm: ["scripted"] });
});

test("each key brings its provider, and the local one stands in at the end", () => {
  const keys = { DEEPGRAM_API_KEY: "d", OPENAI_API_KEY: "o", ANTHROPIC_API_KEY: "a" };
  expect(ordersOf({ ...keys, LLM_BASE_URL: "http://localhost:11434/v1", LLM_MODEL: "llama3.1" })).toEqual({
    stt: ["deepgram", "moonshine"],
    tts: ["openai", "deepgram", "flite"],
    llm: ["openai-compatible", "openai", "anthropic", "scripted"],
  });
});

test("a model's file is asked before the vendors", () => {
  const path = fileURLToPath(import.meta.url);
  expect(ordersOf({ OPENAI_API_KEY: "o", GGUF_PATH: path }).llm).toEqual(["gguf", "openai", "scripted"]);
});

test("a list says who and in which order, and leaves out who is not in it", () => {
  const keys = { DEEPGRAM_API_KEY: "d", OPENAI_API_KEY: "o" };
  expect(ordersOf({ ...keys, TTS_PROVIDERS: "deepgram, openai", LLM_PROVIDERS: "scripted" })).toMatchObject({
    tts: ["deepgram", "openai"],
    llm: ["scripted"],
  });
});

test.each([
  [{ STT_PROVIDERS: "deepgram,moonshine" }, /DEEPGRAM_API_KEY.*STT_PROVIDERS lists deepgram/],
  [{ LLM_PROVIDERS: "openai-compatible,scripted" }, /LLM_BASE_URL.*openai-compatible/],
  [{ LLM_PROVIDERS: "gguf" }, /GGUF_PATH.*LLM_PROVIDERS lists gguf/],
  [{ GGUF_PATH: "/nowhere/model.gguf" }, /GGUF_PATH.*must be the path of a GGUF file/],
  [{ TTS_PROVIDERS: "elevenlabs" }, /TTS_PROVIDERS.*openai, deepgram, flite/],
  [{ TTS_PROVIDERS: "flite,flite" }, /TTS_PROVIDERS.*twice/],
  [{ STT_PROVIDERS: "," }, /STT_PROVIDERS.*deepgram, moonshine/],
  [{ DEEPGRAM_API_KEY: "d", DEEPGRAM_BASE_URL: "deepgram.example" }, /DEEPGRAM_BASE_URL/],
])("%o stops the start with the variable and what it takes", (variables, message) => {
  expect(() => readConfig(variables)).toThrow(message);
});
