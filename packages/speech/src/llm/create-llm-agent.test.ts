import { once } from "node:events";
import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { type AgentItem, type AgentRequest, noTools } from "@parley/voice";
import { afterEach, expect, test } from "vitest";
import { createLlmAgent } from "./create-llm-agent.ts";

interface ChatRequest {
  messages: { role: string; content: string }[];
  tools: { function: { name: string } }[];
}

let stop = () => {};
afterEach(() => stop());

/** A server that speaks OpenAI's chat completions with streaming. */
async function startChat(answer: (body: ChatRequest, response: ServerResponse) => void) {
  const bodies: ChatRequest[] = [];
  const server = createServer(async (request, response) => {
    let text = "";
    for await (const chunk of request) text += chunk;
    const body = JSON.parse(text) as ChatRequest;
    bodies.push(body);
    answer(body, response);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  stop = () => server.closeAllConnections() ?? server.close();
  const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`;
  return { bodies, agent: createLlmAgent({ provider: "openai-compatible", model: "test-model", baseUrl }) };
}

function stream(response: ServerResponse, deltas: object[], finish = "stop") {
  response.writeHead(200, { "content-type": "text/event-stream" });
  const send = (choices: object[], usage?: object) =>
    response.write(
      `data: ${JSON.stringify({ id: "1", object: "chat.completion.chunk", created: 1, model: "test-model", choices, usage })}\n\n`,
    );
  for (const delta of deltas) send([{ index: 0, delta, finish_reason: null }]);
  send([{ index: 0, delta: {}, finish_reason: finish }]);
  send([], { prompt_tokens: 120, completion_tokens: 9, total_tokens: 129 });
  response.end("data: [DONE]\n\n");
}

const facts = { purpose: "Ask when the order arrives", callerName: "Dana Miller" };
const request = (more: Partial<AgentRequest> = {}): AgentRequest => ({
  trigger: "turn",
  history: [{ speaker: "callee", text: "Hello?" }],
  facts,
  tools: noTools,
  signal: new AbortController().signal,
  ...more,
});

async function read(items: AsyncIterable<AgentItem>) {
  const all: AgentItem[] = [];
  for await (const item of items) all.push(item);
  return all;
}

test("words stream out as they come, a tool call hangs up, and tokens are counted", async () => {
  const call = { index: 0, id: "c1", type: "function", function: { name: "end_call", arguments: "{}" } };
  const { agent, bodies } = await startChat((_body, response) =>
    stream(
      response,
      [{ role: "assistant", content: "Thank you, " }, { content: "goodbye." }, { tool_calls: [call] }],
      "tool_calls",
    ),
  );
  expect(await read(agent.respond(request()))).toEqual([
    { type: "text", text: "Thank you, " },
    { type: "text", text: "goodbye." },
    { type: "end_call" },
    { type: "usage", model: "test-model", inputTokens: 120, outputTokens: 9 },
  ]);
  expect(bodies[0]!.messages[0]!.content).toMatch(/Dana Miller[\s\S]*State only what stands above/);
  expect(bodies[0]!.tools.map((tool) => tool.function.name)).toEqual(["end_call", "wait"]);
});

test("turns alternate and begin with the callee, whatever the history looks like", async () => {
  const { agent, bodies } = await startChat((_body, response) => stream(response, [{ content: "Yes." }]));
  const history = [
    { speaker: "agent" as const, text: "Hello." },
    { speaker: "callee" as const, text: "Hi." },
    { speaker: "callee" as const, text: "Who is this?" },
  ];
  await read(agent.respond(request({ history })));
  expect(bodies[0]!.messages.slice(1).map(({ role }) => role)).toEqual(["user", "assistant", "user"]);
  expect(bodies[0]!.messages.at(-1)!.content).toBe("Hi. Who is this?");
});

test.each([
  [401, false],
  [429, true],
  [500, true],
])("status %d is an error whose retry helps: %s", async (status, retryable) => {
  const { agent } = await startChat((_body, response) =>
    response.writeHead(status, { "content-type": "application/json" }).end('{"error":{"message":"no"}}'),
  );
  await expect(read(agent.respond(request()))).rejects.toMatchObject({ name: "ProviderError", retryable });
});

test("an abort ends quietly", async () => {
  const controller = new AbortController();
  const { agent } = await startChat((_body, response) => {
    response.writeHead(200, { "content-type": "text/event-stream" });
    controller.abort();
  });
  expect(await read(agent.respond(request({ signal: controller.signal })))).toEqual([]);
});
