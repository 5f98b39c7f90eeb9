import { afterEach, expect, test } from "vitest";
import { type LlmReply, type LlmStandIn, startLlmStandIn } from "./llm-stand-in.ts";

let llm: LlmStandIn;
afterEach(() => llm.close());

const ask = (path: string, stream = true) =>
  fetch(`${llm.baseUrl}${path}`, {
    method: "POST",
    headers: { authorization: "Bearer sk-test" },
    body: JSON.stringify({ model: "m", stream, messages: [{ role: "user", content: "Hi" }] }),
  });

/** The events' payloads of one streamed answer. */
async function eventsOf(response: Response) {
  const lines = (await response.text()).split("\n").filter((line) => line.startsWith("data: {"));
  return lines.map((line) => JSON.parse(line.slice(6)));
}

test("OpenAI's stream is made of deltas, tool calls, a reason and the usage", async () => {
  llm = await startLlmStandIn();
  llm.queue.push({ text: "One moment.", toolCalls: [{ name: "look_up", input: { query: "hours" } }] });
  const events = await eventsOf(await ask("/chat/completions"));
  const deltas = events.flatMap(({ choices }) => choices.map((choice: { delta: object }) => choice.delta));
  expect(deltas.map(({ content = "" }) => content).join("")).toBe("One moment.");
  expect(deltas.find((delta) => "tool_calls" in delta).tool_calls[0].function).toEqual({
    name: "look_up",
    arguments: '{"query":"hours"}',
  });
  expect(events.at(-2).choices[0].finish_reason).toBe("tool_calls");
  expect(events.at(-1).usage.completion_tokens).toBe(2);
});

test("Anthropic's stream opens and closes every block", async () => {
  llm = await startLlmStandIn();
  llm.queue.push({ text: "One moment.", toolCalls: [{ name: "look_up", input: {} }] });
  const events = await eventsOf(await ask("/messages"));
  expect(events.map(({ type }) => type)).toEqual([
    "message_start",
    ...["content_block_start", "content_block_delta", "content_block_delta", "content_block_stop"],
    ...["content_block_start", "content_block_delta", "content_block_stop"],
    "message_delta",
    "message_stop",
  ]);
});

test.each<[LlmReply["fault"], number]>([
  [{ status: 401 }, 401],
  [{ status: 429, retryAfterSeconds: 7 }, 429],
  [{ status: 500 }, 500],
])("the fault %j is answered as the vendor would, once", async (fault, status) => {
  llm = await startLlmStandIn();
  llm.queue.push({ fault });
  const refused = await ask("/chat/completions");
  expect(refused.status).toBe(status);
  expect(refused.headers.get("retry-after")).toBe(status === 429 ? "7" : null);
  expect((await ask("/chat/completions")).status).toBe(200);
});

test("a wrong key, an empty stream, a flood and a reset are what they say", async () => {
  llm = await startLlmStandIn({ apiKey: "sk-test" });
  llm.queue.push({ fault: "empty" }, { fault: "flood" }, { text: "One two three four", fault: "reset" });
  const contents = (events: { choices: { delta: { content?: string } }[] }[]) =>
    events.flatMap(({ choices }) => choices.map(({ delta }) => delta.content ?? "")).join("");
  expect(contents(await eventsOf(await ask("/chat/completions")))).toBe("");
  expect(contents(await eventsOf(await ask("/chat/completions"))).length).toBeGreaterThanOrEqual(100_000);
  await expect(ask("/chat/completions").then((response) => response.text())).rejects.toThrow();
  const wrong = await fetch(`${llm.baseUrl}/chat/completions`, { method: "POST", body: "{}" });
  expect(wrong.status).toBe(401);
  expect(llm.requests).toHaveLength(3);
});

test("a request without streaming is answered whole", async () => {
  llm = await startLlmStandIn();
  llm.reply = ({ body }) => ({ text: `You said ${body.messages[0]!.content}.` });
  const whole = (await (await ask("/chat/completions", false)).json()) as {
    choices: { message: { content: string } }[];
  };
  expect(whole.choices[0]!.message.content).toBe("You said Hi.");
});
