import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type RealtimeStandIn, startRealtimeStandIn } from "@parley/testing";
import type { CallTools } from "@parley/voice";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { RealtimeSessionOptions } from "./realtime-options.ts";
import { startRealtimeCall } from "./testing/fake-call.ts";

const LONG = "I am calling about an order that was placed last week and has not arrived at the house yet.";

let api: RealtimeStandIn;
beforeEach(async () => {
  api = await startRealtimeStandIn();
});
afterEach(() => api.close());

const start = (more: Partial<RealtimeSessionOptions> = {}) => startRealtimeCall(api, more);
type Call = ReturnType<typeof start>;

/** The other side says hello, and the agent is `intoMs` into its answer. */
async function untilAgentSpeaks(call: Call, intoMs: number) {
  await call.connected();
  await call.speaks("Hello?", 600);
  expect(await call.pass(5000, call.playing(intoMs))).toBe(true);
}

test("a whole conversation: both sides in the transcript, usage counted, and the model hangs up by itself", async () => {
  api.queue.push(
    { text: "Hello, I am an AI assistant." },
    { text: "Thank you, goodbye.", toolCalls: [{ name: "end_call", input: {} }] },
  );
  const directory = await mkdtemp(join(tmpdir(), "realtime-"));
  const recordingPath = join(directory, "call.wav");
  const call = start({ recordingPath, voice: "marin" });
  await call.connected();
  await call.speaks("Hello?", 600);
  await call.pass(3000);
  await call.speaks("It arrives on Tuesday.", 900);
  await call.pass(5000);
  const summary = await call.session.finished;
  expect(call.said()).toEqual([
    "callee: Hello?",
    "agent: Hello, I am an AI assistant.",
    "callee: It arrives on Tuesday.",
    "agent: Thank you, goodbye.",
  ]);
  expect(summary).toMatchObject({ reason: "agent_ended", answeredBy: "human" });
  expect(summary.usage.filter(({ kind }) => kind === "llm")).toHaveLength(2);
  expect(call.of("latency")).toHaveLength(2);
  const wav = await readFile(recordingPath);
  expect(wav.length).toBeGreaterThan(summary.durationMs * 8 * 4 * 0.9);
  await rm(directory, { recursive: true });
  expect(call.sent("session.update")[0]!.session).toMatchObject({
    type: "realtime",
    output_modalities: ["audio"],
    audio: { input: { format: { type: "audio/pcmu" } }, output: { format: { type: "audio/pcmu" }, voice: "marin" } },
    instructions: expect.stringMatching(/Dana Miller/),
  });
});

test("the agent opens the call when nobody speaks first, and a call that comes in at once", async () => {
  const outbound = start();
  await outbound.connected();
  await outbound.pass(2000);
  expect(outbound.sent("response.create")).toHaveLength(0);
  await outbound.pass(1000);
  expect(outbound.sent("response.create")).toHaveLength(1);
  outbound.session.hangUp();
  const inbound = start({ facts: { purpose: "Answer", direction: "inbound" } });
  await expect.poll(() => api.connections()).toBe(2);
  await inbound.pass(100);
  expect(inbound.sent("response.create")).toHaveLength(2);
  inbound.session.hangUp();
});

test("an interruption clears the line at once; transcript and model keep only what was heard", async () => {
  api.queue.push({ text: LONG }, { text: "Yes?" });
  const call = start();
  await untilAgentSpeaks(call, 1500);
  const beganAt = call.line.clock.now();
  await call.speaks("Wait, I have a question.", 900);
  expect(call.line.log.clears[0]! - beganAt).toBeLessThanOrEqual(100);
  const cut = call.of("segment").find(({ segment }) => segment.speaker === "agent")!.segment;
  expect(cut.interrupted).toBe(true);
  expect(LONG.startsWith(cut.text)).toBe(true);
  expect(cut.text.length * 50).toBeLessThanOrEqual(call.line.log.playedMs);
  const [truncation] = call.sent("conversation.item.truncate");
  expect(truncation!.audio_end_ms).toBeGreaterThan(1400);
  expect(truncation!.audio_end_ms).toBeLessThan(2000);
  expect(call.of("error")).toEqual([]);
  await call.pass(2000);
  expect(call.said().at(-1)).toBe("agent: Yes?");
  call.session.hangUp();
});

test.each(["Uh-huh.", ""])("%j while the agent speaks does not cut it, and every word is heard once", async (words) => {
  api.queue.push({ text: LONG });
  const call = start();
  await untilAgentSpeaks(call, 1000);
  await call.speaks(words, 400);
  await call.pass(9000, () => call.said().some((line) => line.startsWith("agent")));
  expect(call.said()).toContain(`agent: ${LONG}`);
  expect(call.sent("conversation.item.truncate")).toEqual([]);
  expect(call.sent("response.create")).toHaveLength(1);
  expect(Math.abs(call.line.log.playedMs - LONG.length * 50)).toBeLessThanOrEqual(100);
  call.session.hangUp();
});

test("a tool of the call is run and its result leads to the next words", async () => {
  const tools: CallTools = {
    definitions: [{ name: "look_up", description: "Looks up", inputSchema: { type: "object" }, readOnly: true }],
    call: async (_name, input) => ({ found: input }),
  };
  api.queue.push({ toolCalls: [{ name: "look_up", input: { query: "hours" } }] }, { text: "From nine to five." });
  const call = start({ tools });
  await call.connected();
  await call.speaks("When are you open?", 600);
  await call.pass(3000);
  const output = call.sent("conversation.item.create").at(-1) as { item: { type: string; output: string } } | undefined;
  expect(output?.item).toMatchObject({ type: "function_call_output", output: '{"found":{"query":"hours"}}' });
  expect(call.said()).toContain("agent: From nine to five.");
  expect(call.of("tool")).toMatchObject([{ name: "look_up", ok: true }]);
  call.session.hangUp();
});

test("a transfer happens when its words have been heard; one that fails is told to the model", async () => {
  const transferTargets = [{ name: "Kim", when: "Bills", warm: true }];
  const asked: unknown[] = [];
  const transfer = async (...to: unknown[]) => asked.push(to) > 1;
  const reply = {
    text: "I put you through.",
    toolCalls: [{ name: "transfer", input: { target: "Kim", briefing: "A bill." } }],
  };
  api.queue.push(reply, { text: "Nobody answers there." }, reply);
  const call = start({ transfer, facts: { purpose: "Ask", transferTargets } });
  await call.connected();
  await call.speaks("I want to talk about my bill.", 800);
  await call.pass(300);
  expect(asked).toEqual([]);
  await call.pass(3000);
  expect(asked).toEqual([["Kim", "A bill."]]);
  expect(call.said()).toContain("agent: Nobody answers there.");
  await call.speaks("Try again.", 600);
  await call.pass(5000);
  expect((await call.session.finished).reason).toBe("transferred");
});

test("a whispered instruction is spoken on at once; listeners hear both sides; a supervisor takes over and gives back", async () => {
  const call = start();
  const heard = new Set<string>();
  call.session.listenIn((side) => heard.add(side));
  await untilAgentSpeaks(call, 100);
  await call.pass(1500);
  call.session.whisper("ask for the manager");
  await call.pass(1000);
  expect(JSON.stringify(call.sent("conversation.item.create"))).toContain("Supervisor: ask for the manager");
  expect(call.sent("response.create")).toHaveLength(2);
  expect([...heard].sort()).toEqual(["agent", "callee"]);
  const takeover = call.session.takeOver();
  expect(call.session.takeOver()).toBeNull();
  await call.speaks("Who is this?", 600);
  expect(call.sent("response.create")).toHaveLength(2);
  const before = call.line.log.playedMs;
  takeover?.send(new Int16Array(1600).fill(500));
  await call.pass(400);
  expect(call.line.log.playedMs - before).toBe(200);
  takeover?.release();
  await call.speaks("Hello?", 600);
  expect(call.sent("response.create")).toHaveLength(3);
  call.session.hangUp();
});

test("a wrong key ends the call with an error that says a retry does not help", async () => {
  api.refuseWith(401);
  const call = start();
  const summary = await call.session.finished;
  expect(summary.reason).toBe("provider_error");
  expect(call.of("error")).toMatchObject([{ retryable: false, message: "OpenAI Realtime answered 401." }]);
  expect(call.line.closed).toBe(true);
});

test("a dropped socket is replaced, told what was said, and the turn that was owed is answered", async () => {
  api.queue.push({ text: "Hello, I am an AI assistant." }, { text: LONG, fault: "drop" }, { text: "Where were we?" });
  const call = start();
  await call.connected();
  await call.speaks("Hello?", 600);
  await call.pass(3000);
  await call.speaks("Go on.", 600);
  await expect.poll(() => api.connections()).toBe(2);
  await call.pass(9000);
  expect(call.said()).toContain("agent: Where were we?");
  expect(JSON.stringify(call.sent("conversation.item.create"))).toContain("Hello, I am an AI assistant.");
  expect(call.of("error")).toMatchObject([{ retryable: true }]);
  call.session.hangUp();
});

test("a socket that keeps dropping ends the call, and its record is complete", async () => {
  const call = start();
  await untilAgentSpeaks(call, 100);
  await call.pass(1500);
  api.refuseWith(500);
  api.breakConnections();
  const summary = await call.session.finished;
  expect(summary).toMatchObject({ reason: "provider_error", segments: [{ text: "Hello?" }, { text: "Yes." }] });
});

test("a model that answers nothing is asked once more, then the call ends", async () => {
  api.queue.push({ fault: "stall" }, { fault: "stall" });
  const call = start();
  await call.connected();
  await call.speaks("Hello?", 600);
  await call.pass(30_000);
  expect((await call.session.finished).reason).toBe("provider_error");
});

test("an answer that stops in the middle is heard as far as it came, and asked for again", async () => {
  api.queue.push({ text: "Hello, I am an AI assistant.", fault: "unfinished" }, { text: "As I said." });
  const call = start();
  await call.connected();
  await call.speaks("Hello?", 600);
  await call.pass(15_000, () => call.said().length === 3);
  expect(call.said()).toEqual(["callee: Hello?", "agent: Hello, I am an AI assistant.", "agent: As I said."]);
  call.session.hangUp();
});

test("silence is asked about once, then the call ends; so does one that is too long", async () => {
  const quiet = start();
  await quiet.connected();
  await quiet.pass(60_000);
  expect((await quiet.session.finished).reason).toBe("silence");
  const long = start({ limits: { maxDurationMs: 2000, openingMs: 500 } });
  await expect.poll(() => api.connections()).toBe(2);
  await long.pass(30_000);
  const summary = await long.session.finished;
  expect(summary.reason).toBe("max_duration");
  expect(summary.durationMs).toBeLessThan(10_000);
});

test("the line's end ends the session and leaves neither socket nor timer", async () => {
  api.queue.push({ text: LONG });
  const call = start();
  await untilAgentSpeaks(call, 1000);
  call.line.hangUp();
  const summary = await call.session.finished;
  expect(summary.reason).toBe("callee_hung_up");
  const agent = summary.segments.at(-1)!;
  expect(agent).toMatchObject({ speaker: "agent", interrupted: true });
  expect(LONG.startsWith(agent.text)).toBe(true);
});
