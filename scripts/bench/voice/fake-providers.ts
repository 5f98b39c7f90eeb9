import { setTimeout as wait } from "node:timers/promises";
import type { Agent, SpeechToText, TextToSpeech } from "@parley/voice";
import { replyText } from "./replies.ts";
import { wordsSound } from "./words-sound.ts";

/** A quick voice for load: the sound of each text is made once. */
const sounds = new Map<string, Int16Array>();
function soundOf(text: string): Int16Array {
  const sound = sounds.get(text) ?? wordsSound({ text, sampleRate: 8000 });
  if (sounds.size < 500) sounds.set(text, sound);
  return sound;
}

/**
 * Vendors inside the engine's process that cost next to nothing, for the load of the engine alone: recognition that knows every line and
 * gives it 350 ms after it is asked, a model's answer after 375 ms, its voice after 100 ms.
 */
export function createFakeProviders(said: string): { stt: SpeechToText; agent: Agent; tts: TextToSpeech } {
  let asked = 0;
  const stt: SpeechToText = {
    provider: "fake",
    close: async () => {},
    open({ onEvent }) {
      let utterance = 0;
      const timers = new Set<NodeJS.Timeout>();
      let seconds = 0;
      const answer = (settled: boolean, ms: number) => {
        const of = utterance;
        const timer = setTimeout(() => {
          timers.delete(timer);
          onEvent({ type: "transcript", utterance: of, text: said, confidence: 0.9, settled });
        }, ms);
        timers.add(timer);
      };
      return {
        push(samples) {
          seconds += samples.length / 8000;
        },
        speechStarted() {},
        settle: () => answer(true, 350),
        peek: () => answer(false, 100),
        nextUtterance(next) {
          utterance = next;
        },
        async close() {
          for (const timer of timers) clearTimeout(timer);
          onEvent({ type: "usage", audioSeconds: seconds });
        },
      };
    },
  };
  const agent: Agent = {
    provider: "fake",
    async *respond({ signal }) {
      await wait(375, undefined, { signal }).catch(() => {});
      if (!signal.aborted) yield { type: "text", text: replyText(asked++, 2) };
    },
  };
  const tts: TextToSpeech = {
    provider: "fake",
    close: async () => {},
    async *synthesize(text, { signal }) {
      await wait(100, undefined, { signal }).catch(() => {});
      if (!signal?.aborted) yield soundOf(text);
    },
  };
  return { stt, agent, tts };
}
