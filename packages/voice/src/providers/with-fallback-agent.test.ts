import { expect, test } from "vitest";
import type { Agent, AgentItem, AgentRequest } from "../agent/agent.ts";
import { type CallTools, noTools } from "../agent/tools.ts";
import { createVirtualClock } from "../clock/virtual-clock.ts";
import { ProviderError } from "../provider-error.ts";
import { withFallbackAgent } from "./with-fallback-agent.ts";

type Respond = (request: AgentRequest) => AsyncIterable<AgentItem>;

const agent = (provider: string, respond: Respond): Agent => ({ provider, respond });
const says = (...texts: string[]): Respond =>
  async function* () {
    for (const text of texts) yield { type: "text", text };
  };
const never = () => new Promise<never>(() => {});

async function ask(mind: Agent, options: { signal?: AbortSignal; tools?: CallTools } = {}) {
  const { signal = new AbortController().signal, tools = noTools } = options;
  const words: string[] = [];
  const request: AgentRequest = { trigger: "turn", history: [], facts: { purpose: "Ask." }, tools, signal };
  for await (const item of mind.respond(request)) if (item.type === "text") words.push(item.text);
  return words;
}

const scripted = agent("scripted", says("scripted"));
const refusing = agent("openai", async function* () {
  yield* [];
  throw new ProviderError("openai", "OpenAI answered 429.", { kind: "rate_limit", retryAfterMs: 60_000 });
});

test("a model that refuses is stood in for, and not asked again before its Retry-After", async () => {
  const clock = createVirtualClock();
  const failures: string[] = [];
  const mind = withFallbackAgent([refusing, scripted], { clock, onFallback: ({ kind }) => failures.push(kind) });
  expect([await ask(mind), await ask(mind)]).toEqual([["scripted"], ["scripted"]]);
  expect(failures).toEqual(["rate_limit"]);
});

test("a first word that does not come within 3.5 s comes from the next one, and the silent request is aborted", async () => {
  const clock = createVirtualClock();
  let aborted = false;
  const silent = agent("openai", async function* ({ signal }) {
    yield { type: "usage", model: "m", inputTokens: 1, outputTokens: 0 };
    signal.addEventListener("abort", () => {
      aborted = true;
    });
    await never();
  });
  const words = ask(withFallbackAgent([silent, scripted], { clock }));
  await clock.advance(10_000);
  expect([await words, aborted, clock.pending()]).toEqual([["scripted"], true, 0]);
});

test("a model that answers nothing at all is stood in for", async () => {
  const mind = withFallbackAgent([agent("openai", says()), scripted]);
  expect(await ask(mind)).toEqual(["scripted"]);
});

test("the scripted agent may say nothing", async () => {
  expect(await ask(withFallbackAgent([agent("scripted", says())]))).toEqual([]);
});

test("nobody finishes another's sentence: an answer that breaks off is an error", async () => {
  const breaking = agent("openai", async function* () {
    yield { type: "text", text: "I am" };
    throw new Error("reset");
  });
  await expect(ask(withFallbackAgent([breaking, scripted]))).rejects.toMatchObject({ provider: "openai" });
});

test("a stall after the first word ends the answer after 5 s", async () => {
  const clock = createVirtualClock();
  const stalling = agent("openai", async function* () {
    yield { type: "text", text: "I am" };
    await never();
  });
  const answer = expect(ask(withFallbackAgent([stalling, scripted], { clock }))).rejects.toMatchObject({
    kind: "timeout",
  });
  await clock.advance(5000);
  await answer;
  expect(clock.pending()).toBe(0);
});

test("the time that a tool takes is not the model's", async () => {
  const clock = createVirtualClock();
  const tools: CallTools = {
    definitions: [],
    call: () => new Promise((resolve) => clock.after(9000, () => resolve("found"))),
  };
  const looking = agent("openai", async function* (request) {
    const found = await request.tools.call("look_up", {}, { signal: request.signal });
    await new Promise<void>((resolve) => clock.after(3000, resolve));
    yield { type: "text", text: String(found) };
  });
  const words = ask(withFallbackAgent([looking, scripted], { clock }), { tools });
  await clock.advance(13_000);
  expect(await words).toEqual(["found"]);
});

test("an answer that is thrown away ends at once and says nothing about the model", async () => {
  const clock = createVirtualClock();
  const controller = new AbortController();
  const hanging = agent("openai", async function* () {
    yield* [];
    await never();
  });
  const mind = withFallbackAgent([hanging, scripted], { clock });
  const words = ask(mind, { signal: controller.signal });
  await clock.advance(100);
  controller.abort();
  expect([await words, clock.pending()]).toEqual([[], 0]);
});
