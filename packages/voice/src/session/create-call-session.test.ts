import { expect, test } from "vitest";
import { createScriptedAgent } from "../scripted/create-scripted-agent.ts";
import { MS_PER_CHARACTER, startFakeCall } from "./fakes.ts";

const LONG = "I am calling about an order that was placed last week and has not arrived at the house yet.";

/** Lets the callee greet and waits until the agent is `intoMs` into its answer. */
async function untilAgentSpeaks(call: ReturnType<typeof startFakeCall>, intoMs: number) {
  await call.clock.advance(300);
  call.say("Hello?", 600);
  for (let waited = 0; call.phone.log.firstFrameAt === null && waited < 5000; waited += 20)
    await call.clock.advance(20);
  await call.clock.advance(intoMs);
}

test("a turn is answered soon after the silence that ends it, and the answer is in the transcript as heard", async () => {
  const call = startFakeCall([LONG]);
  await call.clock.advance(300);
  call.say("Hello, how can I help?", 800);
  await call.clock.advance(12_000);
  expect(call.segments().map(({ speaker, text }) => [speaker, text])).toEqual([
    ["callee", "Hello, how can I help?"],
    ["agent", LONG],
  ]);
  const latency = call.events.find((event) => event.type === "latency");
  expect(latency?.type === "latency" && latency.latency.totalMs).toBeLessThanOrEqual(460);
  call.session.hangUp();
});

test("the agent opens the call when nobody speaks first", async () => {
  const call = startFakeCall(["Hello, I am an assistant."]);
  await call.clock.advance(2000);
  expect(call.phone.log.firstFrameAt).toBeNull();
  await call.clock.advance(3000);
  expect(call.requests[0]?.trigger).toBe("opening");
  expect(call.segments()[0]).toMatchObject({ speaker: "agent", text: "Hello, I am an assistant." });
  call.session.hangUp();
});

test("an interruption clears the line within 250 ms, and only heard words stay in the history", async () => {
  const call = startFakeCall([LONG, "Yes?"]);
  await untilAgentSpeaks(call, 2000);
  const beganAt = call.clock.now();
  const playedBefore = call.phone.log.playedMs;
  call.say("Wait, I have a question.", 900);
  await call.clock.advance(1000);
  expect(call.phone.log.clears[0]! - beganAt).toBeLessThanOrEqual(250);
  const cut = call.segments().find((segment) => segment.speaker === "agent")!;
  expect(cut.interrupted).toBe(true);
  expect(LONG.startsWith(cut.text)).toBe(true);
  expect(cut.text.length * MS_PER_CHARACTER).toBeLessThanOrEqual(call.phone.log.playedMs);
  expect(cut.text.length * MS_PER_CHARACTER).toBeGreaterThan(playedBefore - 800);
  await call.clock.advance(1500);
  expect(call.requests.at(-1)!.history.slice(-2)).toEqual([
    { speaker: "agent", text: cut.text },
    { speaker: "callee", text: "Wait, I have a question." },
  ]);
  call.session.hangUp();
});

test.each(["Uh-huh.", "Okay.", "Yeah, right."])("the backchannel %s does not cut the agent", async (words) => {
  const call = startFakeCall([LONG]);
  await untilAgentSpeaks(call, 1500);
  call.say(words, 450);
  await call.clock.advance(10_000);
  const agent = call.segments().filter((segment) => segment.speaker === "agent");
  expect(agent[0]).toMatchObject({ text: LONG, interrupted: false });
  expect(call.requests.filter((request) => request.trigger === "turn")).toHaveLength(1);
  call.session.hangUp();
});

test("a false interruption resumes where the agent paused, and every word is heard once", async () => {
  const call = startFakeCall([LONG]);
  await untilAgentSpeaks(call, 1500);
  call.say("", 700);
  await call.clock.advance(10_000);
  expect(call.phone.log.clears).toHaveLength(1);
  expect(call.segments().find((segment) => segment.speaker === "agent")).toMatchObject({
    text: LONG,
    interrupted: false,
  });
  const total = LONG.length * MS_PER_CHARACTER;
  expect(Math.abs(call.phone.log.playedMs - total)).toBeLessThanOrEqual(60);
  call.session.hangUp();
});

test("noise without words that never ends does not silence the agent", async () => {
  const call = startFakeCall([LONG]);
  await untilAgentSpeaks(call, 1000);
  call.say("", 30_000);
  await call.clock.advance(12_000);
  expect(call.segments().find((segment) => segment.speaker === "agent")).toMatchObject({
    text: LONG,
    interrupted: false,
  });
  call.session.hangUp();
});

test("interrupt before the first frame: the answer is thrown away and both turns are answered", async () => {
  const call = startFakeCall(["First answer.", "Second answer."]);
  call.speech.latencyMs = 1500;
  await call.clock.advance(300);
  call.say("Hello?", 500);
  await call.clock.advance(1400);
  expect(call.phone.log.firstFrameAt).toBeNull();
  call.say("Is anyone there?", 500);
  await call.clock.advance(5000);
  expect(call.segments().map(({ speaker, text }) => `${speaker}: ${text}`)).toEqual([
    "callee: Hello?",
    "callee: Is anyone there?",
    "agent: First answer.",
  ]);
  expect(call.requests.at(-1)!.history).toHaveLength(2);
  call.session.hangUp();
});

test("a late transcript belongs to its own turn and interrupts nothing", async () => {
  const call = startFakeCall([LONG]);
  call.recognition.mute = true;
  await call.clock.advance(300);
  call.phone.speak(new Int16Array(8 * 600).fill(4000));
  await call.clock.advance(3600);
  // The turn has ended without words; the silence makes the agent ask. Now its words come.
  await call.clock.advance(7500);
  expect(call.phone.log.firstFrameAt).not.toBeNull();
  call.emitStt({ type: "transcript", utterance: 0, text: "Hello, who is it?", confidence: 0.8, settled: true });
  await call.clock.advance(300);
  expect(call.phone.log.clears).toEqual([]);
  const late = call.segments().find((segment) => segment.speaker === "callee")!;
  expect(late.text).toBe("Hello, who is it?");
  expect(late.startMs).toBeLessThan(1000);
  call.session.hangUp();
});

test("a late transcript that finds everybody silent is answered", async () => {
  const call = startFakeCall(["I hear you now."]);
  call.recognition.mute = true;
  await call.clock.advance(300);
  call.say("", 600);
  await call.clock.advance(4500);
  call.emitStt({ type: "transcript", utterance: 0, text: "Hello, who is it?", confidence: 0.8, settled: true });
  await call.clock.advance(2000);
  expect(call.segments().map((segment) => segment.text)).toEqual(["Hello, who is it?", "I hear you now."]);
  call.session.hangUp();
});

test("speech that began before the agent's playback is no interruption", async () => {
  const call = startFakeCall([LONG]);
  await call.clock.advance(2140);
  // The opening is due at 2200 ms and its sound comes 50 ms later; the callee's voice begins between the two.
  call.say("Hello?", 260);
  await call.clock.advance(10_000);
  expect(call.segments().every((segment) => !segment.interrupted)).toBe(true);
  call.session.hangUp();
});

test("an agent that says goodbye twice is hung up", async () => {
  const call = startFakeCall(["All right then, goodbye.", "Yes, goodbye."]);
  await untilAgentSpeaks(call, 3000);
  call.say("Hold on, what?", 600);
  await call.clock.advance(5000);
  expect(call.ended()).toMatchObject({ reason: "loop" });
});

test("an agent that says one sentence three times takes its leave and ends the call", async () => {
  const call = startFakeCall(["Could you tell me when it comes?"]);
  await untilAgentSpeaks(call, 2500);
  for (let turn = 0; turn < 2; turn++) {
    call.say("What do you mean?", 600);
    await call.clock.advance(4500);
  }
  await call.clock.advance(5000);
  expect(call.ended()).toMatchObject({ reason: "loop" });
  expect(call.segments().at(-1)?.text).toMatch(/goodbye/i);
});

test("a line on which nobody ever speaks is asked twice, left with a goodbye and called dead air", async () => {
  const call = startFakeCall(["Hello, I am an assistant."]);
  await call.clock.advance(40_000);
  const words = call.segments().map((segment) => segment.text);
  expect(words.filter((text) => /still there/.test(text))).toHaveLength(2);
  expect(words.at(-1)).toMatch(/goodbye/i);
  expect(call.ended()).toMatchObject({ reason: "dead_air" });
});

test("end_call hangs up only after the last word was heard", async () => {
  const call = startFakeCall([[{ type: "text", text: "Thank you, goodbye." }, { type: "end_call" }]]);
  await untilAgentSpeaks(call, 600);
  expect(call.phone.log.closed).toBe(false);
  await call.clock.advance(2000);
  expect(call.ended()).toMatchObject({ reason: "agent_ended" });
  expect(call.phone.log.playedMs).toBeGreaterThanOrEqual("Thank you, goodbye.".length * MS_PER_CHARACTER);
});

test("wait keeps the agent silent without asking, until somebody speaks", async () => {
  const call = startFakeCall([[{ type: "text", text: "Of course, I will wait." }, { type: "wait" }], "I am here."]);
  await untilAgentSpeaks(call, 2500);
  await call.clock.advance(120_000);
  expect(call.segments().filter((segment) => segment.speaker === "agent")).toHaveLength(1);
  call.say("Thanks for holding.", 700);
  await call.clock.advance(3000);
  expect(call.segments().at(-1)).toMatchObject({ speaker: "agent", text: "I am here." });
  call.session.hangUp();
});

test("the maximum duration ends the call with a sentence", async () => {
  const call = startFakeCall([LONG], { limits: { maxDurationMs: 5000 } });
  await call.clock.advance(20_000);
  expect(call.ended()).toMatchObject({ reason: "max_duration" });
  expect(call.segments().at(-1)?.text).toMatch(/have to end the call/);
});

test("a voice that fails once is asked again; one that stays away ends the call as a provider error", async () => {
  const once = startFakeCall(["Good morning."]);
  once.speech.fail = 1;
  await untilAgentSpeaks(once, 1500);
  expect(once.segments().at(-1)).toMatchObject({ speaker: "agent", text: "Good morning." });
  once.session.hangUp();

  const never = startFakeCall(["Good morning."]);
  never.speech.fail = 9;
  await untilAgentSpeaks(never, 3000);
  expect(never.ended()).toMatchObject({ reason: "provider_error" });
});

test("a voice detector that fails ends the call politely instead of the process", async () => {
  const vad = { process: () => Promise.reject(new Error("no model")), reset() {} };
  const call = startFakeCall(["Never said."], { vad });
  await call.clock.advance(15_000);
  expect(call.ended()).toMatchObject({ reason: "provider_error" });
  expect(call.segments().at(-1)?.text).toMatch(/technical trouble/);
});

test("media that stops in the middle of speech still ends the turn", async () => {
  const call = startFakeCall(["I hear you."]);
  await call.clock.advance(300);
  call.say("Hello, this is", 5000);
  await call.clock.advance(800);
  call.phone.mute();
  await call.clock.advance(5000);
  expect(call.segments()[0]).toMatchObject({ speaker: "callee", text: "Hello, this is" });
  call.session.hangUp();
});

test("a socket that stays open and mute ends the call as lost", async () => {
  const call = startFakeCall([LONG]);
  await call.clock.advance(300);
  call.phone.mute();
  await call.clock.advance(11_000);
  expect(call.ended()).toMatchObject({ reason: "transport_lost" });
});

test("a callee who hangs up ends the call once, with what was heard so far", async () => {
  const call = startFakeCall([LONG]);
  await untilAgentSpeaks(call, 2000);
  call.phone.drop();
  const summary = await call.session.finished;
  expect(summary.reason).toBe("callee_hung_up");
  expect(summary.segments.at(-1)?.speaker).toBe("agent");
  expect(LONG.startsWith(summary.segments.at(-1)!.text)).toBe(true);
  await call.clock.advance(60_000);
  expect(call.events.filter((event) => event.type === "ended")).toHaveLength(1);
});

test("the words of a callee whom the hang-up cuts off are written down, once", async () => {
  const call = startFakeCall([LONG]);
  await call.clock.advance(300);
  call.say("We close at six today", 3000);
  await call.clock.advance(1500);
  call.session.hangUp();
  await call.clock.advance(2000);
  const { segments } = await call.session.finished;
  expect(segments.map(({ speaker, text }) => [speaker, text])).toEqual([["callee", "We close at six today"]]);
});

test("a machine's greeting is not talked over: the message comes after the beep, then the call ends", async () => {
  const call = startFakeCall([], { agent: createScriptedAgent() });
  await call.clock.advance(300);
  call.say("You have reached the Smiths. Please leave a message after the beep.", 4000);
  await call.clock.advance(5600);
  expect(call.phone.log.firstFrameAt).toBeNull();
  call.phone.speak(Int16Array.from({ length: 8 * 400 }, (_, n) => 6000 * Math.sin((2 * Math.PI * 1000 * n) / 8000)));
  const beepEnd = call.clock.now() + 400;
  await call.clock.advance(30_000);
  expect(call.phone.log.firstFrameAt).toBeGreaterThanOrEqual(beepEnd - 20);
  expect(call.ended()).toMatchObject({ reason: "voicemail_left", answeredBy: "voicemail" });
  expect(call.segments().at(-1)?.text).toMatch(/AI assistant calling on behalf of Dana Miller/);
});
