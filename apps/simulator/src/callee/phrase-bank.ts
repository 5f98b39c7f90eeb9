import type { TextToSpeech } from "@parley/voice";
import { concat } from "../audio/tones.ts";

/** Enough for all fixed sentences of all callees; sentences with read-back numbers fall out first. */
const MAX_PHRASES = 500;

/** Sentences that were spoken once are kept, so that a callee answers as fast as a person does. */
export class PhraseBank {
  readonly #tts: TextToSpeech;
  readonly #voice: string | undefined;
  readonly #phrases = new Map<string, Promise<Int16Array>>();

  constructor(tts: TextToSpeech, voice: string | undefined) {
    this.#tts = tts;
    this.#voice = voice;
  }

  /** The sentence as PCM, 8 kHz, in the bank's own voice unless told otherwise. */
  speech(text: string, voice: string | undefined = this.#voice): Promise<Int16Array> {
    const key = JSON.stringify([voice, text]);
    const known = this.#phrases.get(key);
    if (known) return known;
    const made = this.#synthesize(text, voice);
    this.#phrases.set(key, made);
    // A failed sentence must be tried again, not remembered.
    made.catch(() => this.#phrases.delete(key));
    if (this.#phrases.size > MAX_PHRASES) this.#phrases.delete([...this.#phrases.keys()].at(-2)!);
    return made;
  }

  /** Synthesises sentences one after the other, while the phone rings. Errors show when the sentence is spoken. */
  async prepare(texts: string[], voice?: string): Promise<void> {
    for (const text of texts) await this.speech(text, voice).catch(() => undefined);
  }

  async #synthesize(text: string, voice: string | undefined): Promise<Int16Array> {
    const chunks: Int16Array[] = [];
    const options = voice === undefined ? {} : { voice };
    for await (const chunk of this.#tts.synthesize(text, options)) chunks.push(chunk);
    return concat(chunks);
  }
}
