import { type DeepgramStandIn, startDeepgramStandIn } from "@parley/testing";
import type { SpeechToTextEvent } from "@parley/voice";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createDeepgramStt } from "./create-deepgram-stt.ts";

let deepgram: DeepgramStandIn;
beforeEach(async () => {
  deepgram = await startDeepgramStandIn({ apiKey: "secret" });
});
afterEach(() => deepgram.close());

function open(apiKey = "secret") {
  const events: SpeechToTextEvent[] = [];
  const stt = createDeepgramStt({ apiKey, baseUrl: deepgram.baseUrl });
  const session = stt.open({ language: "en", onEvent: (event) => events.push(event) });
  const transcripts = () => events.flatMap((event) => (event.type === "transcript" ? [event] : []));
  const push = (seconds: number) => {
    for (let frame = 0; frame < seconds * 50; frame++) session.push(new Int16Array(160));
  };
  return { session, events, transcripts, push };
}

test("words come as interim results and settle when asked", async () => {
  const { session, transcripts, push } = open();
  deepgram.hear("your order arrives on Tuesday", 0.5);
  push(1);
  await vi.waitFor(() => expect(transcripts()).toMatchObject([{ utterance: 0, settled: false }]));
  session.settle();
  await vi.waitFor(() =>
    expect(transcripts().at(-1)).toMatchObject({ text: "your order arrives on Tuesday", settled: true, utterance: 0 }),
  );
  expect(deepgram.queries[0]!.get("sample_rate")).toBe("8000");
  await session.close();
});

test("a second utterance does not repeat the first one's words", async () => {
  const { session, transcripts, push } = open();
  deepgram.hear("hello", 0.2);
  push(0.5);
  await vi.waitFor(() => expect(transcripts()).toHaveLength(1));
  session.settle();
  await vi.waitFor(() => expect(transcripts().at(-1)?.settled).toBe(true));
  session.nextUtterance(1);
  deepgram.hear("goodbye", 0.2);
  push(0.5);
  await vi.waitFor(() => expect(transcripts().at(-1)).toMatchObject({ utterance: 1, text: "goodbye" }));
  await session.close();
});

test("a result that comes after its turn ended belongs to its own utterance", async () => {
  const { session, transcripts, push } = open();
  deepgram.hear("late words", 0.2);
  push(0.5);
  await vi.waitFor(() => expect(transcripts()).toHaveLength(1));
  session.nextUtterance(1);
  session.settle();
  await vi.waitFor(() => expect(transcripts().at(-1)).toMatchObject({ utterance: 0, text: "late words" }));
  await session.close();
});

test("a broken connection is opened again and the audio since the last final words is sent again", async () => {
  const { session, events, transcripts, push } = open();
  push(1);
  await vi.waitFor(() => expect(deepgram.audioSeconds()).toBe(1));
  deepgram.breakConnections();
  await vi.waitFor(() => expect(events).toMatchObject([{ type: "error", error: { retryable: true } }]));
  push(1);
  deepgram.hear("still there", 1.8);
  await vi.waitFor(() => expect(transcripts()).toMatchObject([{ text: "still there" }]), 3000);
  expect(deepgram.audioSeconds()).toBe(3);
  await session.close();
});

test("a wrong key is an error that a retry does not help", async () => {
  const { session, events } = open("wrong");
  await vi.waitFor(() =>
    expect(events).toMatchObject([{ type: "error", error: { provider: "deepgram", retryable: false } }]),
  );
  await session.close();
});

test("closing tells Deepgram and reports the seconds heard", async () => {
  const { session, events, push } = open();
  push(2);
  await vi.waitFor(() => expect(deepgram.audioSeconds()).toBe(2));
  await session.close();
  await vi.waitFor(() => expect(deepgram.controls).toContain("CloseStream"));
  expect(events).toEqual([{ type: "usage", audioSeconds: 2 }]);
});
