import { audibleWords, type DeepgramStandIn, startDeepgramStandIn } from "@parley/testing";
import { type SpeechToTextEvent, withFallbackStt } from "@parley/voice";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createDeepgramStt } from "./deepgram/create-deepgram-stt.ts";

let [first, second]: DeepgramStandIn[] = [];
beforeEach(async () => {
  [first, second] = await Promise.all([startDeepgramStandIn(), startDeepgramStandIn()]);
});
afterEach(() => Promise.all([first!.close(), second!.close()]));

/** A call over two recognizers of which the first one dies for good when told. */
function call() {
  const events: SpeechToTextEvent[] = [];
  const ears = [first!, second!].map(({ baseUrl }) => createDeepgramStt({ apiKey: "dg-test", baseUrl }));
  const session = withFallbackStt(ears).open({ onEvent: (event) => events.push(event) });
  let atMs = 0;
  const push = (samples: Int16Array) => {
    for (let at = 0; at < samples.length; at += 160) session.push(samples.subarray(at, at + 160));
    atMs += samples.length / 8;
  };
  const settled = (utterance: number, text: string) =>
    vi.waitFor(() => {
      const said = events.flatMap((event) => (event.type === "transcript" && event.settled ? [event] : []));
      expect(said.at(-1)).toMatchObject({ utterance, text });
    }, 6000);
  return {
    ...{ session, push, events, settled },
    silence: (ms: number) => push(new Int16Array(ms * 8)),
    begin: () => session.speechStarted(atMs),
    die() {
      first!.failAll({ type: "status", status: 503 });
      first!.breakConnections();
    },
  };
}

test.each([0, 7, 20, 41])(
  "a recognizer that dies for good at frame %d of an utterance costs no word, and the call goes on",
  async (frame) => {
    const { session, push, silence, begin, die, settled, events } = call();
    await vi.waitFor(() => expect(first!.open()).toBe(1));
    begin();
    push(audibleWords("good morning"));
    silence(200);
    session.settle();
    await settled(0, "good morning");
    silence(400);
    session.nextUtterance(1);
    silence(100);
    begin();
    const sound = audibleWords("your order arrives on Tuesday");
    push(sound.subarray(0, frame * 160));
    die();
    push(sound.subarray(frame * 160));
    silence(200);
    session.settle();
    await settled(1, "your order arrives on Tuesday");
    silence(400);
    session.nextUtterance(2);
    silence(100);
    begin();
    push(audibleWords("anything else"));
    silence(200);
    session.settle();
    await settled(2, "anything else");
    await session.close();
    expect(events.filter((event) => event.type === "error" && !event.error.retryable)).toEqual([]);
  },
  20_000,
);

test("a recognizer that never opens is stood in for before the first pause is over", async () => {
  first!.failAll({ type: "stall" });
  const { session, push, silence, begin, settled } = call();
  begin();
  push(audibleWords("hello who is there"));
  silence(200);
  session.settle();
  await settled(0, "hello who is there");
  await session.close();
  await vi.waitFor(() => expect(first!.open() + second!.open()).toBe(0));
}, 20_000);
