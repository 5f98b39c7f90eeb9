import { ProviderError, type SpeechToTextEvent, type Transcriber } from "@parley/voice";
import { expect, test, vi } from "vitest";
import { createLocalStt } from "./create-local-stt.ts";

/** A recognizer whose text says how many milliseconds it was given; answers when told. */
function setup() {
  const asked: { ms: number; urgent: boolean; aborted: boolean; answer(): void; crash(): void }[] = [];
  const transcriber: Transcriber = {
    provider: "fake",
    close: async () => {},
    transcribe: (samples, { urgent = false, signal } = {}) =>
      new Promise((resolve, reject) => {
        const ms = samples.length / 8;
        const question = {
          ...{ ms, urgent, aborted: false },
          answer: () => resolve({ text: `${ms}ms`, confidence: 1 }),
          crash: () => reject(new ProviderError("fake", "The worker stopped.", { retryable: true })),
        };
        asked.push(question);
        signal?.addEventListener("abort", () => {
          question.aborted = true;
          reject(new Error("aborted"));
        });
      }),
  };
  const events: SpeechToTextEvent[] = [];
  const session = createLocalStt(transcriber).open({ onEvent: (event) => events.push(event) });
  const push = (ms: number) => {
    for (let at = 0; at < ms; at += 20) session.push(new Int16Array(160));
  };
  return { asked, events, session, push };
}

test("an utterance begins a breath before its speech, not at the start of the call", () => {
  const { asked, session, push } = setup();
  push(5000);
  session.speechStarted(4900);
  push(400);
  session.settle();
  expect(asked).toMatchObject([{ ms: 620, urgent: true }]);
});

test("interim words come about every 0.7 s while the callee speaks, and none during a pause", () => {
  const { asked, session, push } = setup();
  session.speechStarted(0);
  push(2200);
  expect(asked).toHaveLength(3);
  session.settle();
  push(3000);
  expect(asked).toHaveLength(4);
  session.speechStarted(5200);
  push(1500);
  expect(asked.length).toBeGreaterThan(4);
});

test("an answer to an earlier pause is not taken as settled when the callee has gone on", async () => {
  const { asked, events, session, push } = setup();
  session.speechStarted(0);
  push(600);
  session.settle();
  session.speechStarted(700);
  push(600);
  session.settle();
  for (const question of asked) question.answer();
  await vi.waitFor(() => expect(events).toHaveLength(2));
  expect(events.map((event) => event.type === "transcript" && event.settled)).toEqual([false, true]);
});

test("words that come after the turn ended carry the number of their own utterance", async () => {
  const { asked, events, session, push } = setup();
  session.speechStarted(0);
  push(600);
  session.settle();
  session.nextUtterance(1);
  asked[0]!.answer();
  await vi.waitFor(() => expect(events).toMatchObject([{ utterance: 0, settled: true }]));
});

test("a monologue is cut into clips that the model can hear, and no words are lost", async () => {
  const { asked, events, session, push } = setup();
  session.speechStarted(0);
  for (let second = 0; second < 40; second++) {
    push(1000);
    for (const question of asked) question.answer();
    await Promise.resolve();
  }
  session.settle();
  asked.at(-1)!.answer();
  await vi.waitFor(() => expect(events.at(-1)).toMatchObject({ settled: true }));
  expect(Math.max(...asked.map(({ ms }) => ms))).toBeLessThan(25_000);
  const last = events.at(-1);
  const heard =
    last?.type === "transcript" ? last.text.split(" ").reduce((sum, part) => sum + Number.parseInt(part, 10), 0) : 0;
  expect(Math.abs(heard - 40_000)).toBeLessThan(300);
});

test("words of a long utterance's beginning that come late still stand before its end", async () => {
  const { asked, events, session, push } = setup();
  session.speechStarted(0);
  push(20_000);
  session.settle();
  const [beginning, ...rest] = asked.filter(({ aborted }) => !aborted).toSorted((a, b) => b.ms - a.ms);
  for (const question of rest) question.answer();
  beginning!.answer();
  await vi.waitFor(() => expect(events.at(-1)).toMatchObject({ settled: true }));
  const last = events.at(-1);
  expect(last?.type === "transcript" && last.text.split(" ")[0]).toBe(`${beginning!.ms}ms`);
});

test("a minute that comes at once is heard in clips that the model can hear", () => {
  const { asked, session } = setup();
  session.speechStarted(0);
  session.push(new Int16Array(60 * 8000));
  expect(Math.max(...asked.map(({ ms }) => ms))).toBeLessThan(19_000);
});

test("a thread that dies under a question is asked again, once", async () => {
  const { asked, events, session, push } = setup();
  session.speechStarted(0);
  push(300);
  session.settle();
  asked[0]!.crash();
  await vi.waitFor(() => expect(asked).toHaveLength(2));
  asked[1]!.answer();
  await vi.waitFor(() => expect(events).toMatchObject([{ type: "transcript", settled: true }]));
  session.settle();
  asked[2]!.crash();
  await vi.waitFor(() => expect(asked).toHaveLength(4));
  asked[3]!.crash();
  await vi.waitFor(() => expect(events.at(-1)).toMatchObject({ type: "error", error: { retryable: true } }));
});

test("closing gives up all that is still being recognized, and tells nothing of it", async () => {
  const { asked, events, session, push } = setup();
  session.speechStarted(0);
  push(20_000);
  session.settle();
  await session.close();
  await vi.waitFor(() => expect(asked.at(-1)!.aborted).toBe(true));
  expect(asked.filter(({ aborted }) => !aborted)).toEqual([]);
  expect(events.map(({ type }) => type)).toEqual(["usage"]);
});
