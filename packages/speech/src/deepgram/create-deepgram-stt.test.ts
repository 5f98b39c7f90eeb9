import { audibleWords, type DeepgramStandIn, type DeepgramStandInOptions, startDeepgramStandIn } from "@parley/testing";
import type { SpeechToTextEvent } from "@parley/voice";
import fc from "fast-check";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createDeepgramStt } from "./create-deepgram-stt.ts";

let deepgram: DeepgramStandIn;
async function start(options: DeepgramStandInOptions = {}) {
  deepgram = await startDeepgramStandIn({ apiKey: "secret", ...options });
}
beforeEach(() => start());
afterEach(() => deepgram.close());

function open({ apiKey = "secret", keyterms = [] as string[] } = {}) {
  const events: SpeechToTextEvent[] = [];
  const stt = createDeepgramStt({ apiKey, baseUrl: deepgram.baseUrl });
  const session = stt.open({ language: "en", keyterms, onEvent: (event) => events.push(event) });
  const transcripts = () => events.flatMap((event) => (event.type === "transcript" ? [event] : []));
  const pushed = { ms: 0 };
  const send = (samples: Int16Array) => {
    for (let at = 0; at < samples.length; at += 160) session.push(samples.subarray(at, at + 160));
    pushed.ms += samples.length / 8;
  };
  return {
    ...{ session, events, transcripts, send },
    push: (seconds: number) => send(new Int16Array(8000 * seconds)),
    /** Speaks as the engine hears it: the voice detector tells of the start. */
    speak(text: string) {
      session.speechStarted(pushed.ms);
      send(audibleWords(text));
    },
    errors: () => events.flatMap((event) => (event.type === "error" ? [event.error] : [])),
    settled: () => vi.waitFor(() => expect(transcripts().at(-1)?.settled).toBe(true), 4000),
    connected: () => vi.waitFor(() => expect(deepgram.open()).toBe(1)),
  };
}

test("words come as interim results and settle when asked", async () => {
  const { session, transcripts, speak, push, settled } = open();
  speak("your order arrives on Tuesday");
  await vi.waitFor(() =>
    expect(transcripts()).toContainEqual(expect.objectContaining({ utterance: 0, settled: false })),
  );
  push(0.2);
  session.settle();
  await settled();
  expect(transcripts().at(-1)).toMatchObject({ text: "your order arrives on Tuesday", utterance: 0 });
  await session.close();
});

test("the connection asks for what the engine needs, and for names only as many as Deepgram takes", async () => {
  const names = Array.from({ length: 200 }, (_, index) => `Name Number ${index}`);
  const { session, connected } = open({ keyterms: ["Dana Miller", " ", "Dana Miller", ...names] });
  await connected();
  const query = deepgram.queries[0]!;
  expect(Object.fromEntries(query)).toMatchObject({
    ...{ model: "nova-3", language: "en", encoding: "linear16", sample_rate: "8000" },
    ...{ interim_results: "true", vad_events: "true", utterance_end_ms: "1000" },
  });
  expect(query.getAll("keyterm").slice(0, 2)).toEqual(["Dana Miller", "Name Number 0"]);
  expect(query.getAll("keyterm").length).toBeLessThanOrEqual(50);
  expect(query.getAll("keyterm").join("").length).toBeLessThanOrEqual(1000);
  await session.close();
});

test("a second utterance does not repeat the first one's words", async () => {
  const { session, transcripts, speak, settled } = open();
  speak("hello");
  session.settle();
  await settled();
  session.nextUtterance(1);
  speak("goodbye");
  session.settle();
  await vi.waitFor(() => expect(transcripts().at(-1)).toMatchObject({ utterance: 1, text: "goodbye", settled: true }));
  await session.close();
});

test("words that come after their turn ended belong to it, also when a result reaches into the next turn", async () => {
  const { session, transcripts, speak, push } = open();
  speak("late words");
  push(0.2);
  session.nextUtterance(1);
  push(0.2);
  speak("new ones");
  push(0.2);
  session.settle();
  await vi.waitFor(() => expect(transcripts().at(-1)).toMatchObject({ utterance: 1, text: "new ones", settled: true }));
  expect(transcripts().findLast(({ utterance }) => utterance === 0)).toMatchObject({
    text: "late words",
    settled: true,
  });
  await session.close();
});

test("a callee who goes on after a pause is not settled by the words of that pause", async () => {
  await deepgram.close();
  await start({ latency: { ms: 60 }, latencyFrom: "request" });
  const { session, transcripts, speak, push } = open();
  speak("first part");
  push(0.2);
  session.settle();
  speak("second part");
  push(0.2);
  session.settle();
  await vi.waitFor(() => expect(transcripts().at(-1)).toMatchObject({ settled: true }));
  expect(transcripts().filter(({ settled }) => settled)).toMatchObject([{ text: "first part second part" }]);
  await session.close();
});

test("a Finalize that is answered after its turn ended settles that turn, and nothing in the next one", async () => {
  await deepgram.close();
  await start({ latency: { ms: 60 }, latencyFrom: "request" });
  const { session, transcripts, speak, push } = open();
  speak("first turn");
  push(0.2);
  await vi.waitFor(() => expect(deepgram.audioSeconds()).toBeGreaterThan(0.7));
  session.settle();
  session.nextUtterance(1);
  push(0.1);
  await vi.waitFor(() =>
    expect(transcripts().at(-1)).toMatchObject({ utterance: 0, text: "first turn", settled: true }),
  );
  speak("second turn");
  push(0.2);
  session.settle();
  await vi.waitFor(() => expect(transcripts().at(-1)).toMatchObject({ utterance: 1, settled: true }));
  const settled = transcripts().filter(({ utterance, settled }) => utterance === 1 && settled);
  expect(settled).toMatchObject([{ text: "second turn" }]);
  await session.close();
});

test("a pause after words that are final already is answered without asking", async () => {
  await deepgram.close();
  await start({ finalEverySeconds: 1.5 });
  const { session, transcripts, speak, push, settled } = open();
  speak("one two three four");
  push(0.5);
  // Four interim results and the final one.
  await vi.waitFor(() => expect(transcripts()).toHaveLength(5));
  session.settle();
  await settled();
  expect(transcripts().at(-1)).toMatchObject({ text: "one two three four" });
  await session.close();
  expect(deepgram.controls).toEqual(["CloseStream"]);
});

test("a Finalize that is never answered does not keep the words that are there", async () => {
  const { session, transcripts, speak, settled } = open();
  deepgram.ignoreFinalize(1);
  speak("still here");
  session.settle();
  await settled();
  expect(transcripts().at(-1)).toMatchObject({ text: "still here" });
  await session.close();
});

test("a connection that falls silent is opened again and hears the utterance again", async () => {
  const { session, transcripts, errors, speak, push, connected, settled } = open();
  await connected();
  deepgram.mute(true);
  speak("can you hear me");
  push(0.2);
  session.settle();
  await vi.waitFor(() => expect(errors()).toMatchObject([{ kind: "timeout", retryable: true }]), 3000);
  deepgram.mute(false);
  await settled();
  expect(transcripts().at(-1)).toMatchObject({ utterance: 0, text: "can you hear me" });
  await session.close();
});

test("wherever the connection breaks, no word is lost and none comes twice", async () => {
  await deepgram.close();
  const words = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"];
  const sound = audibleWords(words.join(" "));
  await fc.assert(
    fc.asyncProperty(fc.array(fc.integer({ min: 0, max: 139 }), { maxLength: 3 }), async (breaks) => {
      await start({ finalEverySeconds: 0.7 });
      const { session, transcripts, send, push, connected, settled } = open();
      session.speechStarted(0);
      for (let frame = 0; frame * 160 < sound.length; frame++) {
        if (breaks.includes(frame)) {
          await connected();
          deepgram.breakConnections();
          await vi.waitFor(() => expect(deepgram.open()).toBe(0));
        }
        send(sound.subarray(frame * 160, frame * 160 + 160));
        if (frame % 10 === 0) await new Promise((resolve) => setImmediate(resolve));
      }
      push(0.2);
      session.settle();
      await settled();
      expect(transcripts().at(-1)!.text).toBe(words.join(" "));
      await session.close();
      await deepgram.close();
    }),
    { numRuns: 12 },
  );
  await start();
}, 30_000);

test.each([
  [401, "auth", undefined, 1],
  [400, "bad_request", undefined, 1],
  [429, "rate_limit", 60, 1],
  [500, "server", undefined, 4],
])(
  "refused with %d: an error of kind %s, and no more connections than may help",
  async (status, kind, retryAfterSeconds, tries) => {
    deepgram.failAll({ type: "status", status, retryAfterSeconds });
    const { session, errors } = open();
    await vi.waitFor(
      () => expect(errors().at(-1)).toMatchObject({ provider: "deepgram", retryable: false, kind }),
      4000,
    );
    expect(errors()).toHaveLength(tries);
    if (retryAfterSeconds) expect(errors()[0]!.retryAfterMs).toBe(60_000);
    await session.close();
  },
);

test("a wrong key is an error that a retry does not help, and its message does not hold the key", async () => {
  const { session, errors } = open({ apiKey: "wrong-key" });
  await vi.waitFor(() => expect(errors()).toMatchObject([{ provider: "deepgram", retryable: false, kind: "auth" }]));
  expect(errors()[0]!.message).not.toContain("wrong-key");
  await session.close();
});

test("garbage from the line is passed over", async () => {
  const { session, transcripts, errors, speak, connected, settled } = open();
  await connected();
  deepgram.sendGarbage();
  speak("after the noise");
  session.settle();
  await settled();
  expect(transcripts().at(-1)).toMatchObject({ text: "after the noise" });
  expect(errors()).toEqual([]);
  await session.close();
});

test("closing tells Deepgram, reports the seconds heard and leaves no connection, whatever was going on", async () => {
  const { session, events, push, connected } = open();
  push(2);
  await vi.waitFor(() => expect(deepgram.audioSeconds()).toBe(2));
  session.settle();
  await session.close();
  expect(deepgram.controls).toContain("CloseStream");
  expect(events.at(-1)).toEqual({ type: "usage", audioSeconds: 2 });
  await vi.waitFor(() => expect(deepgram.open()).toBe(0));
  const early = open();
  await early.session.close();
  const mute = open();
  await connected();
  deepgram.mute(true);
  await mute.session.close();
  await vi.waitFor(() => expect(deepgram.open()).toBe(0));
});
