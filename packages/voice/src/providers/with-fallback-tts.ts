import { wallClock } from "../clock/wall-clock.ts";
import type { SpeechOptions, TextToSpeech } from "../ports.ts";
import { asProviderError, type Candidate, candidatesOf, type FallbackOptions } from "./fallback.ts";
import { withDeadlines } from "./with-deadlines.ts";

/** Above the first byte of a cloud voice in a bad minute, below what a listener takes for a dead line. */
const FIRST_SOUND_MS = 2500;
/** Nobody stands in for the last one: better late than not at all. */
const LAST_FIRST_SOUND_MS = 10_000;
/** Sound that stops in mid-sentence for this long does not come back in time. */
const STALL_MS = 1500;

/**
 * One voice out of several in their order. A sentence whose first sound fails or does not come within 2.5 s is spoken by the next
 * one. What breaks or stalls (1.5 s) after its first sound is spoken again from its start only when `options.retract` could take
 * back all of it unheard; otherwise it ends there with the error: half a sentence is not said twice.
 *
 * @throws ProviderError when the last one failed too, or a sentence broke off in mid-air.
 */
export function withFallbackTts(voices: readonly TextToSpeech[], options: FallbackOptions = {}): TextToSpeech {
  const { clock = wallClock, onFallback = () => {} } = options;
  const candidates = candidatesOf("tts", voices, options);

  /** True when the sentence was spoken (or is not wanted any more); false when the next one shall speak it. */
  async function* attempt(
    { provider: voice, breaker, last }: Candidate<TextToSpeech>,
    text: string,
    speech: SpeechOptions,
  ): AsyncGenerator<Int16Array, boolean> {
    const known = voice.cached?.(text, speech) === true;
    if (!last && !known && !breaker.begin()) return false;
    const gaveUp = new AbortController();
    const signal = speech.signal ? AbortSignal.any([speech.signal, gaveUp.signal]) : gaveUp.signal;
    let sounded = false;
    let told = known;
    const tell = (what: () => void) => {
      if (!told) what();
      told = true;
    };
    try {
      const sound = voice.synthesize(text, { ...speech, signal });
      const firstMs = last ? LAST_FIRST_SOUND_MS : FIRST_SOUND_MS;
      const deadlines = { firstMs, nextMs: STALL_MS, provider: voice.provider, clock, signal };
      for await (const samples of withDeadlines(sound, deadlines)) {
        sounded = true;
        yield samples;
      }
      tell(() => (speech.signal?.aborted ? breaker.abandoned() : breaker.succeeded()));
      return true;
    } catch (cause) {
      if (speech.signal?.aborted) return true;
      const error = asProviderError(voice.provider, "Speech failed.", cause);
      tell(() => breaker.failed(error));
      if (last || (sounded && !speech.retract?.())) throw error;
      onFallback(error);
      return false;
    } finally {
      // Also when the listener stopped listening: then nothing was said about the provider.
      tell(() => breaker.abandoned());
      gaveUp.abort();
    }
  }

  return {
    provider: voices[0]!.provider,
    warm() {
      for (const voice of voices) voice.warm?.();
    },
    cached: (text, speech) => voices.some((voice) => voice.cached?.(text, speech)),
    async *synthesize(text, speech) {
      for (const candidate of candidates) if (yield* attempt(candidate, text, speech)) return;
    },
    async close() {
      await Promise.all(voices.map((voice) => voice.close()));
    },
  };
}
