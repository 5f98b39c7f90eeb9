import type { SpeechOptions, TextToSpeech } from "../ports.ts";
import { createSharedSpeech, type SharedSpeech } from "./shared-speech.ts";

/** 16 MB are a quarter of an hour of speech. */
const MAX_BYTES = 16 * 2 ** 20;
/** How many texts are remembered as spoken once, by a number each. */
const MAX_SEEN = 2000;

export interface PhraseCacheOptions {
  maxBytes?: number;
}

/**
 * A voice that speaks what it has spoken before out of memory: fixed sentences (`options.fixed`) from their second time on, others
 * from their third (so that what is said once, with a person's details, is not kept). Calls that want the same words at the same
 * time share one synthesis. What failed, was cut short or was given up by all is not kept. Least recently used goes first.
 */
export function withPhraseCache(tts: TextToSpeech, { maxBytes = MAX_BYTES }: PhraseCacheOptions = {}): TextToSpeech {
  /** In the order of their last use. Only whole ones count for `bytes`. */
  const phrases = new Map<string, SharedSpeech>();
  const seen = new Set<number>();
  let bytes = 0;

  const drop = (key: string, phrase: SharedSpeech) => {
    if (phrases.get(key) !== phrase) return;
    phrases.delete(key);
    if (phrase.whole) bytes -= phrase.bytes;
  };
  const keep = (key: string, phrase: SharedSpeech) => {
    if (phrases.get(key) !== phrase) return;
    bytes += phrase.bytes;
    for (const [oldest, other] of phrases) {
      if (bytes <= maxBytes) break;
      if (other.whole) drop(oldest, other);
    }
  };
  const begin = (key: string, text: string, options: SpeechOptions) => {
    const phrase: SharedSpeech = createSharedSpeech(
      (signal) => tts.synthesize(text, { ...options, retract: undefined, signal }),
      { onWhole: () => keep(key, phrase), onBroken: () => drop(key, phrase) },
    );
    phrases.set(key, phrase);
    return phrase;
  };

  return {
    provider: tts.provider,
    warm: tts.warm && (() => tts.warm?.()),
    cached: (text, options) => phrases.get(keyOf(text, options))?.whole === true,
    async *synthesize(text, options) {
      const key = keyOf(text, options);
      const known = phrases.get(key);
      if (known) {
        phrases.delete(key);
        phrases.set(key, known);
        yield* known.listen(options.signal);
        return;
      }
      const worth = options.fixed || wasSeen(seen, key);
      yield* worth ? begin(key, text, options).listen(options.signal) : tts.synthesize(text, options);
    },
    async close() {
      for (const phrase of phrases.values()) phrase.giveUp();
      phrases.clear();
      await tts.close();
    },
  };
}

const keyOf = (text: string, { voice = "", language = "" }: SpeechOptions) => `${voice}\n${language}\n${text}`;

/** Whether the text was met before; remembers it by its hash (FNV-1a), not by its words. */
function wasSeen(seen: Set<number>, key: string): boolean {
  let hash = 0x811c9dc5;
  for (let index = 0; index < key.length; index++) hash = Math.imul(hash ^ key.charCodeAt(index), 0x01000193);
  if (seen.has(hash)) return true;
  seen.add(hash);
  if (seen.size > MAX_SEEN) for (const oldest of seen) return !seen.delete(oldest);
  return false;
}
