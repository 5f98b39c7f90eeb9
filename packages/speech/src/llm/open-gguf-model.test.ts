import { type AgentItem, noTools } from "@parley/voice";
import { generateText, jsonSchema, stepCountIs, streamText, tool } from "ai";
import { expect, test } from "vitest";
import { createLlmAgent } from "./create-llm-agent.ts";
import type { LlamaBinding, LlamaHistoryItem } from "./llama-binding.ts";
import { openGgufModel } from "./open-gguf-model.ts";

type Reply = { text?: string; call?: { functionName: string; params: unknown } };

/** node-llama-cpp's interface over fixed replies: no model file is at hand in tests. */
function fakeBinding(replies: Reply[]) {
  const histories: LlamaHistoryItem[][] = [];
  let open = 0;
  class LlamaChat {
    async generateResponse(history: readonly LlamaHistoryItem[], options: { onTextChunk(text: string): void }) {
      histories.push([...history]);
      const { text = "", call } = replies.shift() ?? {};
      for (const word of text.match(/\S+\s*/g) ?? []) options.onTextChunk(word);
      return { response: text, functionCalls: call ? [call] : undefined, metadata: { stopReason: "eogToken" } };
    }
    dispose() {}
  }
  const context = {
    sequencesLeft: 1,
    getSequence() {
      open++;
      return { dispose: () => void open-- };
    },
  };
  const model = { tokenize: (text: string) => text.split(" "), createContext: async () => context };
  const binding: LlamaBinding = { getLlama: async () => ({ loadModel: async () => model }), LlamaChat };
  return { histories, load: async () => binding, open: () => open, context };
}

test("text streams, functions are called and their results go back, and no sequence stays taken", async () => {
  const fake = fakeBinding([
    { call: { functionName: "look_up", params: { query: "hours" } } },
    { text: "From nine to five." },
  ]);
  const { textStream, totalUsage } = streamText({
    model: openGgufModel("/models/a.gguf", fake.load),
    system: "Be short.",
    prompt: "When?",
    stopWhen: stepCountIs(3),
    tools: {
      look_up: tool({ inputSchema: jsonSchema<{ query: string }>({ type: "object" }), execute: async () => "9-5" }),
    },
  });
  let text = "";
  for await (const piece of textStream) text += piece;
  expect(text).toBe("From nine to five.");
  expect((await totalUsage).outputTokens).toBeGreaterThan(0);
  expect(fake.histories[0]).toEqual([
    { type: "system", text: "Be short." },
    { type: "user", text: "When?" },
  ]);
  expect(JSON.stringify(fake.histories[1]!.at(-1))).toContain("9-5");
  expect(fake.open()).toBe(0);
});

test("a whole answer, and a model that is full, say what they are", async () => {
  const fake = fakeBinding([{ text: "Yes." }]);
  const model = openGgufModel("/models/a.gguf", fake.load);
  expect((await generateText({ model, prompt: "Is it?" })).text).toBe("Yes.");
  fake.context.sequencesLeft = 0;
  await expect(generateText({ model, prompt: "Again?", maxRetries: 0 })).rejects.toThrow(/as many calls/);
});

test("without the package the agent says what to install, and that a retry does not help", async () => {
  const agent = createLlmAgent({ provider: "gguf", model: "/no/such.gguf" });
  const read = async () => {
    const items: AgentItem[] = [];
    const signal = new AbortController().signal;
    const request = { trigger: "opening" as const, history: [], facts: { purpose: "x" }, tools: noTools, signal };
    for await (const item of agent.respond(request)) items.push(item);
  };
  await expect(read()).rejects.toMatchObject({
    ...{ name: "ProviderError", provider: "gguf", retryable: false },
    message: expect.stringContaining("npm install node-llama-cpp"),
  });
});
