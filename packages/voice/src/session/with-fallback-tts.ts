import { wallClock } from "../clock/wall-clock.ts";
import type { CallClock, TextToSpeech } from "../ports.ts";
import { ProviderError } from "../provider-error.ts";
import { withFirstItemWithin } from "./deadline.ts";

const FIRST_SOUND_MS = 2500;

/**
 * A voice that another one stands in for: a sentence whose first sound fails or does not come within 2.5 s is spoken by `fallback`.
 * What broke off after its first sound stays broken: half a sentence is not said twice. `onFallback` hears of each failure.
 */
export function withFallbackTts(
  primary: TextToSpeech,
  fallback: TextToSpeech,
  onFallback: (error: ProviderError) => void = () => {},
  clock: CallClock = wallClock,
): TextToSpeech {
  return {
    provider: primary.provider,
    warm() {
      primary.warm?.();
      fallback.warm?.();
    },
    async *synthesize(text, options) {
      const attempt = new AbortController();
      const signal = options.signal ? AbortSignal.any([options.signal, attempt.signal]) : attempt.signal;
      let sounded = false;
      try {
        const speech = primary.synthesize(text, { ...options, signal });
        for await (const samples of withFirstItemWithin(speech, FIRST_SOUND_MS, primary.provider, clock)) {
          sounded = true;
          yield samples;
        }
        return;
      } catch (cause) {
        attempt.abort();
        if (sounded || options.signal?.aborted) throw cause;
        const known = cause instanceof ProviderError;
        onFallback(known ? cause : new ProviderError(primary.provider, "Speech failed.", { retryable: true, cause }));
      }
      yield* fallback.synthesize(text, options);
    },
    async close() {
      await Promise.all([primary.close(), fallback.close()]);
    },
  };
}
