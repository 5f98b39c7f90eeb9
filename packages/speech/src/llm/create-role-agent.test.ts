import { LLMock } from "@copilotkit/aimock";
import { noTools } from "@parley/voice";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createRoleAgent } from "./create-role-agent.ts";

const vendor = new LLMock({ port: 0 });

beforeAll(async () => {
  vendor.onMessage(/.*/, { content: "Sure, it is order 4471, it comes on Friday." });
  await vendor.start();
});
afterAll(() => vendor.stop());

test("a played person may say a number that nobody gave, and is told who it is", async () => {
  const agent = createRoleAgent({
    provider: "openai",
    model: "gpt-4.1-mini",
    apiKey: "test",
    baseUrl: `${vendor.url}/v1`,
  });
  let text = "";
  for await (const item of agent.respond({
    trigger: "turn",
    history: [{ speaker: "callee", text: "When does my order come?" }],
    facts: { purpose: "Play a shop assistant", instructions: "You work in a shop." },
    tools: noTools,
    signal: new AbortController().signal,
  }))
    if (item.type === "text") text += item.text;
  expect(text).toBe("Sure, it is order 4471, it comes on Friday.");
});
