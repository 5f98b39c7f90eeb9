import { createDtmfDetector, type Transcriber, type VoiceActivityDetector } from "@parley/voice";
import { Ear } from "./ear.ts";
import { Mouth } from "./mouth.ts";
import type { PhraseBank } from "./phrase-bank.ts";

const FRAME_MS = 20;
/** A person who is talked over for this long stops talking. */
const YIELD_AFTER_MS = 600;

/** Thrown out of every wait of a script once the call has ended. */
export class CallEnded extends Error {}

interface Options {
  vad: VoiceActivityDetector;
  transcriber: Transcriber;
  phrases: PhraseBank;
  /** Its voice; the phrase bank's own without. */
  voice?: string | undefined;
  /** A key of its own was pressed. */
  onKey: (digit: string) => void;
  /** A key of the other side was heard. */
  onKeyHeard?: (digit: string) => void;
  onError: (error: unknown) => void;
}

interface Listener {
  isMet: () => boolean;
  settle: () => void;
}

interface Manner {
  /** Gives way to somebody who talks over it (the default). */
  yields?: boolean;
  /** Stops as soon as the other side presses a key. */
  stopOnKey?: boolean;
  /** Somebody else speaks on the same phone. */
  voice?: string;
  /** Changes the sound of the voice. */
  shape?: (samples: Int16Array) => Int16Array;
}

const asIs = (samples: Int16Array) => samples;

/**
 * The handset that a callee's script holds. Time in it is the time of the audio: it moves on by 20 ms with every frame, so
 * pauses and patience are exact on the line whatever the machine does.
 */
export class Phone {
  readonly #options: Options;
  readonly #ear: Ear;
  readonly #mouth = new Mouth();
  readonly #keypad = createDtmfDetector();
  readonly #listeners = new Set<Listener>();
  readonly #heard: string[] = [];
  readonly #keys: string[] = [];
  readonly #over: Promise<never>;
  #fail: (error: CallEnded) => void = () => undefined;
  #elapsedMs = 0;
  #quietMs = 0;
  #yields = false;
  #stopsOnKey = false;
  #beeped = false;
  #ended = false;

  constructor(options: Options) {
    this.#options = options;
    this.#over = new Promise((_, reject) => {
      this.#fail = reject;
    });
    this.#over.catch(() => undefined);
    const { vad, transcriber, onError } = options;
    this.#ear = new Ear({ vad, transcriber, onError, onUtterance: (text) => this.#heard.push(text) });
  }

  /** Time of the audio since the call was answered. */
  get elapsedMs(): number {
    return this.#elapsedMs;
  }

  /** Carries one frame of 20 ms in both directions: takes what the callee hears, returns what it says. */
  exchange(heard: Int16Array): Int16Array {
    this.#elapsedMs += FRAME_MS;
    for (const digit of this.#keypad(heard)) {
      this.#keys.push(digit);
      this.#options.onKeyHeard?.(digit);
    }
    this.#ear.hear(heard);
    const talkedOver = this.#yields && this.#ear.speakingMs >= YIELD_AFTER_MS;
    if (talkedOver || (this.#stopsOnKey && this.#keys.length > 0)) this.#mouth.stop();
    const busy = this.#ear.speakingMs > 0 || this.#mouth.speaking;
    this.#quietMs = busy ? 0 : this.#quietMs + FRAME_MS;
    for (const listener of this.#listeners) {
      if (!listener.isMet()) continue;
      this.#listeners.delete(listener);
      listener.settle();
    }
    return this.#mouth.speak();
  }

  /** Ends every wait of the script with CallEnded. */
  end(): void {
    this.#ended = true;
    this.#ear.close();
    this.#fail(new CallEnded());
  }

  /** Says a sentence. True when it was said to its end, false when the callee was talked over and gave way. */
  async say(text: string, manner: Manner = {}): Promise<boolean> {
    const { yields = true, stopOnKey = false, shape = asIs, voice = this.#options.voice } = manner;
    const samples = shape(await this.#unlessOver(this.#options.phrases.speech(text, voice)));
    this.#yields = yields;
    this.#stopsOnKey = stopOnKey;
    return this.#unlessOver(this.#mouth.say(samples));
  }

  /** A sentence as sound, for a background. */
  recite(text: string, voice?: string): Promise<Int16Array> {
    return this.#unlessOver(this.#options.phrases.speech(text, voice));
  }

  /** Plays a sound to its end, whatever the other side says. */
  async play(samples: Int16Array): Promise<void> {
    this.#yields = false;
    this.#stopsOnKey = false;
    await this.#unlessOver(this.#mouth.say(samples));
  }

  setBackground(noise: ((length: number) => Int16Array) | null): void {
    this.#mouth.setBackground(noise);
  }

  /** What the other side said, once it is done; null after `patienceMs` in which nobody spoke. */
  async listen(patienceMs: number): Promise<string | null> {
    this.#quietMs = 0;
    const settled = () => this.#heard.length > 0 && this.#ear.speakingMs === 0;
    await this.#until(() => settled() || this.#quietMs >= patienceMs);
    return this.#heard.splice(0).join(" ") || null;
  }

  /** Resolves when the other side has been speaking for `ms` in one stretch; false after `patienceMs` without. */
  async waitForSpeech(ms: number, patienceMs: number): Promise<boolean> {
    const deadline = this.#elapsedMs + patienceMs;
    await this.#until(() => this.#ear.speakingMs >= ms || this.#elapsedMs >= deadline);
    return this.#ear.speakingMs >= ms;
  }

  /** Resolves when the other side is silent; false when it talks on for `patienceMs`. */
  async waitForQuiet(patienceMs: number): Promise<boolean> {
    const deadline = this.#elapsedMs + patienceMs;
    await this.#until(() => this.#ear.speakingMs === 0 || this.#elapsedMs >= deadline);
    return this.#ear.speakingMs === 0;
  }

  /** The next key that the other side presses (DTMF in its audio), or null after `patienceMs`. */
  async waitForKey(patienceMs: number): Promise<string | null> {
    const deadline = this.#elapsedMs + patienceMs;
    await this.#until(() => this.#keys.length > 0 || this.#elapsedMs >= deadline);
    return this.#keys.shift() ?? null;
  }

  async pause(ms: number): Promise<void> {
    const until = this.#elapsedMs + ms;
    await this.#until(() => this.#elapsedMs >= until);
  }

  /** Presses a key of the callee's own phone. */
  press(digit: string): void {
    this.#options.onKey(digit);
  }

  /** Forgets what was heard and pressed so far. */
  forget(): void {
    this.#heard.length = 0;
    this.#keys.length = 0;
  }

  /** Tells the network that the greeting of a machine has ended: what answering machine detection waits for. */
  markBeep(): void {
    this.#beeped = true;
  }

  /** True once a machine's beep has sounded; false when `ms` of audio passed without one. */
  async waitForBeep(ms: number): Promise<boolean> {
    const deadline = this.#elapsedMs + ms;
    await this.#until(() => this.#beeped || this.#elapsedMs >= deadline);
    return this.#beeped;
  }

  #until(isMet: () => boolean): Promise<void> {
    if (this.#ended) return this.#over;
    return this.#unlessOver(new Promise<void>((settle) => this.#listeners.add({ isMet, settle })));
  }

  #unlessOver<T>(promise: Promise<T>): Promise<T> {
    return Promise.race([promise, this.#over]);
  }
}
