import { LLMock } from "@copilotkit/aimock";
import { type AgentItem, type AgentRequest, noTools } from "@parley/voice";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createLlmAgent } from "./create-llm-agent.ts";
import type { ModelOptions } from "./open-model.ts";

// aimock speaks the vendors' own protocols, so this runs the code that talks to the vendors for real.
const vendors = new LLMock({ port: 0 });
const ANSWER = "I was not given an order number. Could you look it up by name?";

beforeAll(async () => {
  vendors.onMessage(/.*/, { content: ANSWER });
  await vendors.start();
});
afterAll(() => vendors.stop());

const request: AgentRequest = {
  trigger: "turn",
  history: [{ speaker: "callee", text: "What is the order number?" }],
  facts: { purpose: "Ask whether the order has shipped", callerName: "Kate" },
  tools: noTools,
  signal: new AbortController().signal,
};

const options = (): ModelOptions[] => [
  { provider: "openai", model: "gpt-4.1-mini", apiKey: "test", baseUrl: `${vendors.url}/v1` },
  { provider: "anthropic", model: "claude-haiku-4-5", apiKey: "test", baseUrl: `${vendors.url}/v1` },
];

test.each([0, 1])("the agent's words come from the vendor's stream (vendor %i)", async (index) => {
  const items: AgentItem[] = [];
  for await (const item of createLlmAgent(options()[index]!).respond(request)) items.push(item);
  const words = items.flatMap((item) => (item.type === "text" ? [item.text] : [])).join("");
  expect(words).toBe(ANSWER);
  expect(items.some((item) => item.type === "usage")).toBe(true);
});
