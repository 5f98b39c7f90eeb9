import type { Transcriber, VoiceActivityDetector } from "@parley/voice";

const WINDOW_SAMPLES = 256;
const WINDOW_MS = 32;
const SPEECH = 0.5;
/** Once speech has begun, a lower probability keeps it going: word endings are quiet. */
const STILL_SPEECH = 0.35;
const ONSET_WINDOWS = 3;
/** Kept before the onset, so that the first consonant is not lost. */
const LEAD_WINDOWS = 10;
const MIN_SPEECH_WINDOWS = 5;
/** Transcription starts on this much silence and is thrown away when the speaker goes on. */
const EAGER_SILENCE_MS = 192;
const END_SILENCE_MS = 352;
/** When the words so far do not sound finished. */
const UNFINISHED_SILENCE_MS = 1_200;
/** Speech that goes on after a pause is transcribed in pieces from this length, so that the answer never waits for all of it. */
const PIECE_WINDOWS = 125;
/** Speech without any pause is cut here: local models lose their way beyond half a minute. */
const MAX_PIECE_WINDOWS = 600;
const UNFINISHED = /(,|\b(?:and|or|the|a|an|to|um|uh|my|is|of|for|but|because))[.…]*$/i;

interface Options {
  vad: VoiceActivityDetector;
  transcriber: Transcriber;
  /** The words of one turn of the other side, once it has ended. */
  onUtterance: (text: string) => void;
  onError: (error: unknown) => void;
}

/** What a callee hears: finds where the other side's speech begins and ends, and turns each stretch into words. */
export class Ear {
  readonly #options: Options;
  #pending = new Int16Array(0);
  #work: Promise<void> = Promise.resolve();
  #lead: Int16Array[] = [];
  #speech: Int16Array[] = [];
  #pieces: Promise<string>[] = [];
  #run = 0;
  #voiced = 0;
  #silentMs = 0;
  #speaking = false;
  #attempt: { piece: Promise<string>; text: string | null } | null = null;
  #closed = false;

  constructor(options: Options) {
    this.#options = options;
  }

  /** How long the other side has been speaking in this stretch, in ms; 0 in silence. Short pauses do not reset it. */
  get speakingMs(): number {
    return this.#speaking ? this.#voiced * WINDOW_MS : 0;
  }

  /** Takes audio of any length in order. */
  hear(frame: Int16Array): void {
    const input = new Int16Array(this.#pending.length + frame.length);
    input.set(this.#pending);
    input.set(frame, this.#pending.length);
    let at = 0;
    for (; at + WINDOW_SAMPLES <= input.length; at += WINDOW_SAMPLES) {
      const window = input.slice(at, at + WINDOW_SAMPLES);
      this.#work = this.#work.then(() => this.#take(window)).catch(this.#options.onError);
    }
    this.#pending = input.slice(at);
  }

  close(): void {
    this.#closed = true;
  }

  async #take(window: Int16Array): Promise<void> {
    if (this.#closed) return;
    const probability = await this.#options.vad.process(window);
    if (this.#speaking) this.#inSpeech(window, probability >= STILL_SPEECH);
    else this.#inSilence(window, probability >= SPEECH);
  }

  #inSilence(window: Int16Array, voiced: boolean): void {
    this.#lead.push(window);
    if (this.#lead.length > LEAD_WINDOWS) this.#lead.shift();
    this.#run = voiced ? this.#run + 1 : 0;
    if (this.#run < ONSET_WINDOWS) return;
    this.#speaking = true;
    this.#speech = this.#lead;
    this.#lead = [];
    this.#voiced = this.#run;
    this.#run = 0;
    this.#silentMs = 0;
  }

  #inSpeech(window: Int16Array, voiced: boolean): void {
    this.#speech.push(window);
    if (voiced) {
      this.#goOn();
      return;
    }
    this.#silentMs += WINDOW_MS;
    if (this.#silentMs >= EAGER_SILENCE_MS && !this.#attempt) this.#startAttempt();
    this.#finishWhenSure();
  }

  /** The speaker goes on: what was transcribed so far is kept when it is long enough to stand alone. */
  #goOn(): void {
    const attempt = this.#attempt;
    this.#voiced++;
    this.#silentMs = 0;
    this.#attempt = null;
    if (attempt && this.#speech.length >= PIECE_WINDOWS) {
      this.#pieces.push(attempt.piece);
      this.#speech = this.#speech.slice(-ONSET_WINDOWS);
    } else if (this.#speech.length >= MAX_PIECE_WINDOWS) {
      this.#pieces.push(this.#transcribe(this.#speech));
      this.#speech = [];
    }
  }

  #startAttempt(): void {
    const enough = this.#voiced >= MIN_SPEECH_WINDOWS;
    const piece = enough ? this.#transcribe(this.#speech) : Promise.resolve("");
    const attempt: { piece: Promise<string>; text: string | null } = { piece, text: null };
    this.#attempt = attempt;
    void Promise.all([...this.#pieces, piece]).then((texts) => {
      attempt.text = texts.join(" ").trim();
      if (attempt === this.#attempt) this.#finishWhenSure();
    });
  }

  #finishWhenSure(): void {
    const text = this.#attempt?.text;
    if (this.#closed || text === null || text === undefined) return;
    if (this.#silentMs < (UNFINISHED.test(text) ? UNFINISHED_SILENCE_MS : END_SILENCE_MS)) return;
    this.#speaking = false;
    this.#attempt = null;
    this.#speech = [];
    this.#pieces = [];
    this.#voiced = 0;
    if (text) this.#options.onUtterance(text);
  }

  async #transcribe(windows: Int16Array[]): Promise<string> {
    const samples = new Int16Array(windows.length * WINDOW_SAMPLES);
    windows.forEach((window, index) => {
      samples.set(window, index * WINDOW_SAMPLES);
    });
    try {
      return (await this.#options.transcriber.transcribe(samples, { urgent: true })).text;
    } catch (error) {
      this.#options.onError(error);
      return "";
    }
  }
}
