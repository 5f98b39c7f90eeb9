import fc from "fast-check";
import { expect, test } from "vitest";
import { createVirtualClock, type VirtualClock } from "../clock/virtual-clock.ts";
import type { SpeechToText, SpeechToTextEvent } from "../ports.ts";
import { ProviderError } from "../provider-error.ts";
import { createCircuitBreakers } from "./circuit-breaker.ts";
import { withFallbackStt } from "./with-fallback-stt.ts";

/** A word lasts 100 ms: its number as every sample. */
const WORD = 800;
const sayWord = (word: number) => new Int16Array(WORD).fill(word);
const QUIET = new Int16Array(WORD);

/** Hears words that came whole, answers a settle after 100 ms of the clock, and fails when told. */
function recognizer(provider: string, clock: VirtualClock) {
  const control = { mute: false, opened: 0, closed: 0, fail: (_error: ProviderError) => {} };
  const stt: SpeechToText = {
    provider,
    close: async () => {},
    open({ onEvent }) {
      control.opened++;
      let utterance = 0;
      let words: number[] = [];
      let run = { word: 0, length: 0 };
      let samples = 0;
      let over = false;
      const emit = (event: SpeechToTextEvent) => {
        if (!over && !control.mute) onEvent(event);
      };
      const tell = (settled: boolean) =>
        emit({ type: "transcript", utterance, text: words.join(" "), confidence: 1, settled });
      control.fail = (error) => emit({ type: "error", error });
      return {
        push(part) {
          samples += part.length;
          for (const sample of part) {
            run = sample === run.word ? { word: sample, length: run.length + 1 } : { word: sample, length: 1 };
            if (run.word > 0 && run.length === WORD) {
              words.push(run.word);
              run = { word: 0, length: 0 };
              tell(false);
            }
          }
        },
        speechStarted() {},
        settle: () => void clock.after(100, () => tell(true)),
        peek: () => tell(false),
        nextUtterance(next) {
          utterance = next;
          words = [];
        },
        async close() {
          control.closed++;
          emit({ type: "usage", audioSeconds: samples / 8000 });
          over = true;
        },
      };
    },
  };
  return { stt, control };
}

const gone = (provider: string) => new ProviderError(provider, "gone", { kind: "network", retryable: false });

function setup(clock = createVirtualClock(), breakers = createCircuitBreakers(clock)) {
  const first = recognizer("first", clock);
  const second = recognizer("second", clock);
  const events: SpeechToTextEvent[] = [];
  const failures: ProviderError[] = [];
  const stt = withFallbackStt([first.stt, second.stt], {
    clock,
    breakers,
    onFallback: (error) => failures.push(error),
  });
  const session = stt.open({ onEvent: (event) => events.push(event) });
  let atMs = 0;
  const push = (samples: Int16Array) => {
    for (let at = 0; at < samples.length; at += 160) session.push(samples.subarray(at, at + 160));
    atMs += samples.length / 8;
  };
  return {
    ...{ clock, first: first.control, second: second.control, events, failures, session, push },
    now: () => atMs,
    transcripts: () => events.flatMap((event) => (event.type === "transcript" ? [event] : [])),
    settled: () => events.flatMap((event) => (event.type === "transcript" && event.settled ? [event] : [])),
  };
}

test("a recognizer that dies in mid-word is stood in for: the whole utterance is heard again, under its number", async () => {
  const call = setup();
  call.push(sayWord(9));
  call.push(QUIET);
  call.push(QUIET);
  call.push(QUIET);
  call.push(QUIET);
  call.session.nextUtterance(1);
  call.session.speechStarted(call.now());
  call.push(sayWord(1));
  call.push(sayWord(2).subarray(0, 400));
  call.first.fail(gone("first"));
  call.push(sayWord(2).subarray(400));
  call.push(sayWord(3));
  call.session.settle();
  await call.clock.advance(100);
  expect(call.settled()).toMatchObject([{ utterance: 1, text: "1 2 3" }]);
  expect(call.failures).toMatchObject([{ provider: "first", kind: "network" }]);
});

test("the failure is told to the call as one that a retry helps, as long as somebody stands in", () => {
  const call = setup();
  call.first.fail(gone("first"));
  call.second.fail(gone("second"));
  const errors = call.events.flatMap((event) => (event.type === "error" ? [event.error] : []));
  expect(errors).toMatchObject([
    { provider: "first", retryable: true },
    { provider: "second", retryable: false },
  ]);
});

test("a pause that is not settled within 2.5 s is settled by the next one", async () => {
  const call = setup();
  call.session.speechStarted(0);
  call.push(sayWord(1));
  call.first.mute = true;
  call.push(sayWord(2));
  call.session.settle();
  await call.clock.advance(2600);
  expect(call.settled()).toMatchObject([{ utterance: 0, text: "1 2" }]);
  expect(call.failures).toMatchObject([{ kind: "timeout" }]);
  expect(call.clock.pending()).toBe(0);
});

test("who goes on speaking is not taken for a recognizer that hangs", async () => {
  const call = setup();
  call.session.speechStarted(0);
  call.push(sayWord(1));
  call.first.mute = true;
  call.session.settle();
  await call.clock.advance(1000);
  call.session.speechStarted(call.now());
  await call.clock.advance(5000);
  expect(call.failures).toEqual([]);
});

test("words of a recognizer that was given up come to nothing", async () => {
  const call = setup();
  call.session.speechStarted(0);
  call.push(sayWord(1));
  call.session.settle();
  call.first.fail(gone("first"));
  await call.clock.advance(100);
  expect(call.settled()).toHaveLength(1);
  expect(call.first.closed).toBe(1);
});

test("each recognizer's seconds are told under its own name, and closing leaves no timer", async () => {
  const call = setup();
  call.push(sayWord(1));
  call.first.fail(gone("first"));
  call.session.settle();
  await call.session.close();
  await call.clock.advance(200);
  const usage = call.events.flatMap((event) => (event.type === "usage" ? [event.provider] : []));
  expect(usage).toEqual(["first", "second"]);
  expect(call.clock.pending()).toBe(0);
});

test("the next call goes straight to the recognizer that works, until the breaker lets one try", async () => {
  const clock = createVirtualClock();
  const breakers = createCircuitBreakers(clock);
  for (let calls = 0; calls < 3; calls++) setup(clock, breakers).first.fail(gone("first"));
  const later = setup(clock, breakers);
  expect([later.first.opened, later.second.opened]).toEqual([0, 1]);
  await clock.advance(10_000);
  const probe = setup(clock, breakers);
  const other = setup(clock, breakers);
  expect([probe.first.opened, other.first.opened]).toEqual([1, 0]);
});

test("whenever it fails, no word is lost, none comes twice, and each has its utterance's number", async () => {
  const failAt = fc.integer({ min: 0, max: 200 });
  const turns = fc.array(fc.array(fc.integer({ min: 1, max: 30_000 }), { minLength: 1, maxLength: 5 }), {
    minLength: 1,
    maxLength: 4,
  });
  await fc.assert(
    fc.asyncProperty(turns, failAt, async (spoken, failingFrame) => {
      const call = setup();
      let frame = 0;
      const push = (samples: Int16Array) => {
        for (let at = 0; at < samples.length; at += 160) {
          if (frame++ === failingFrame) call.first.fail(gone("first"));
          call.push(samples.subarray(at, at + 160));
        }
      };
      for (const [utterance, words] of spoken.entries()) {
        push(QUIET);
        call.session.speechStarted(call.now());
        for (const word of words) {
          push(sayWord(word));
          push(QUIET.subarray(0, 160));
        }
        call.session.settle();
        await call.clock.advance(100);
        for (let silence = 0; silence < 4; silence++) push(QUIET);
        expect(call.settled().at(-1)).toMatchObject({ utterance, text: words.join(" ") });
        call.session.nextUtterance(utterance + 1);
      }
      await call.session.close();
      expect(call.clock.pending()).toBe(0);
    }),
    { numRuns: 60 },
  );
});
