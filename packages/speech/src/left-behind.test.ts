import { setTimeout as wait } from "node:timers/promises";
import { audibleWords, startAuraStandIn, startDeepgramStandIn, startOpenAiSpeechStandIn } from "@parley/testing";
import { wallClock, withFallbackStt, withFallbackTts, withPhraseCache } from "@parley/voice";
import { expect, test, vi } from "vitest";
import { createAuraTts } from "./aura/create-aura-tts.ts";
import { createDeepgramStt } from "./deepgram/create-deepgram-stt.ts";
import { createOpenAiTts } from "./openai/create-openai-tts.ts";

/** Timers and sockets of this process by kind; a fetch's kept-alive connection is the pool's, not a call's. */
function resources() {
  const counts: Record<string, number> = {};
  for (const kind of process.getActiveResourcesInfo()) counts[kind] = (counts[kind] ?? 0) + 1;
  return counts;
}

const leftOver = (before: Record<string, number>) =>
  Object.entries(resources()).filter(
    ([kind, count]) => ["Timeout", "TCPSocketWrap", "MessagePort"].includes(kind) && count > (before[kind] ?? 0),
  );

test("twenty calls over failing vendors, ended at any moment, leave no timer and no socket behind", async () => {
  const [deepgram, aura, openai] = await Promise.all([
    startDeepgramStandIn(),
    startAuraStandIn(),
    startOpenAiSpeechStandIn({ firstByte: { ms: 5, jitterMs: 20 } }),
  ]);
  const stt = () => createDeepgramStt({ apiKey: "dg-test", baseUrl: deepgram.baseUrl });
  const ears = withFallbackStt([stt(), stt()]);
  const voices = [
    createOpenAiTts({ apiKey: "sk-test", baseUrl: openai.baseUrl }),
    createAuraTts({ apiKey: "dg-test", baseUrl: aura.baseUrl }),
  ];
  const voice = withFallbackTts(voices.map((tts) => withPhraseCache(tts)));
  let clocks = 0;
  const counted = {
    now: wallClock.now,
    after(ms: number, callback: () => void) {
      clocks++;
      let over = false;
      const done = () => {
        if (!over) clocks--;
        over = true;
      };
      const cancel = wallClock.after(ms, () => {
        done();
        callback();
      });
      return () => {
        done();
        cancel();
      };
    },
  };
  const watched = withFallbackTts(voices, { clock: counted });
  const before = resources();

  const call = async (index: number) => {
    const session = ears.open({ onEvent: () => {} });
    session.speechStarted(0);
    for (let at = 0; at < 3; at++) session.push(audibleWords("some words"));
    session.settle();
    if (index % 3 === 0) deepgram.failNext({ type: "status", status: 503 });
    if (index % 4 === 0) openai.failNext({ type: index % 8 === 0 ? "stall" : "reset", afterBytes: 2400 });
    if (index % 5 === 0) deepgram.breakConnections();
    const controller = new AbortController();
    const speech = (index % 2 ? voice : watched).synthesize(`Sentence number ${index % 6}.`, {
      signal: controller.signal,
    });
    let heard = 0;
    const spoken = (async () => {
      for await (const part of speech) heard += part.length;
    })().catch(() => {});
    await vi.waitFor(() => expect(heard).toBeGreaterThan(0), 5000);
    controller.abort();
    await Promise.all([spoken, session.close()]);
  };
  for (let round = 0; round < 4; round++) {
    await Promise.all(Array.from({ length: 5 }, (_, index) => call(round * 5 + index)));
  }
  await Promise.all([voice.close(), watched.close(), ears.close()]);
  expect(clocks).toBe(0);
  await vi.waitFor(() => expect(deepgram.open() + openai.open() + aura.open()).toBe(0));
  await Promise.all([deepgram.close(), aura.close(), openai.close()]);
  // Not vi.waitFor, which has timers of its own.
  let left = leftOver(before);
  for (let patience = 0; left.length > 0 && patience < 100; patience++) {
    await wait(50);
    left = leftOver(before);
  }
  expect(left).toEqual([]);
}, 30_000);
