import { expect, test } from "vitest";
import type { VirtualClock } from "../clock/virtual-clock.ts";
import { SAMPLES_PER_MS, type TextToSpeech } from "../ports.ts";
import { startFakeCall } from "../session/fakes.ts";
import { withFallbackTts } from "./with-fallback-tts.ts";

const MS_PER_CHARACTER = 60;
const sound = (ms: number) => new Int16Array(ms * SAMPLES_PER_MS).fill(4000);

/** Speaks at once, 60 ms a character; of the chunk that `stalls` names only the first 300 ms, and then nothing more. */
function voice(clock: VirtualClock, provider: string, stalls: (text: string) => boolean = () => false) {
  const spoken: string[] = [];
  const tts: TextToSpeech = {
    provider,
    close: async () => {},
    async *synthesize(text, { onUsage, signal }) {
      spoken.push(text);
      onUsage?.({ provider, characters: text.length });
      await new Promise<void>((resolve) => clock.after(20, resolve));
      yield sound(stalls(text) ? 300 : text.length * MS_PER_CHARACTER);
      if (stalls(text)) await new Promise((resolve) => signal?.addEventListener("abort", resolve));
    },
  };
  return { tts, spoken };
}

const FIRST = "I am calling about an order that Dana Miller placed last week.";
const SECOND = "Could you tell me when it will arrive?";

function call(stalls: (text: string) => boolean) {
  const voices: ReturnType<typeof voice>[] = [];
  const fake = startFakeCall([`${FIRST} ${SECOND}`], {
    tts(clock) {
      voices.push(voice(clock, "vendor", stalls), voice(clock, "flite"));
      return withFallbackTts(
        voices.map(({ tts }) => tts),
        { clock },
      );
    },
  });
  return { ...fake, vendor: voices[0]!, flite: voices[1]! };
}

test("a sentence that stalls behind one that is still heard is spoken by the other voice, whole and once", async () => {
  const { clock, flite, segments, events, session } = call((text) => text === SECOND);
  await clock.advance(12_000);
  expect(flite.spoken).toEqual([SECOND]);
  expect(segments()).toMatchObject([{ speaker: "agent", text: `${FIRST} ${SECOND}` }]);
  const used = events.flatMap((event) => (event.type === "usage" && event.usage.kind === "tts" ? [event.usage] : []));
  expect(used.filter(({ provider }) => provider === "flite")).toMatchObject([{ characters: SECOND.length }]);
  session.hangUp();
  await session.finished;
  // The telephone's own next frame.
  await clock.advance(20);
  expect(clock.pending()).toBe(0);
});

test("a sentence that stalls while it is heard ends there: no word that was not spoken is in the record", async () => {
  const { clock, flite, segments, session } = call((text) => text.startsWith("I am calling"));
  await clock.advance(6000);
  expect(flite.spoken).toEqual([]);
  const [heard] = segments();
  expect(heard!.text.length * MS_PER_CHARACTER).toBeLessThanOrEqual(600);
  expect(FIRST.startsWith(heard!.text)).toBe(true);
  session.hangUp();
  await session.finished;
  // The telephone's own next frame.
  await clock.advance(20);
  expect(clock.pending()).toBe(0);
});
