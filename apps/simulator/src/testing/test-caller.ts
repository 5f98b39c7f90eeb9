import { dtmfTones, type TextToSpeech, type Transcriber, type VoiceActivityDetector } from "@parley/voice";
import { decodeMulaw, encodeMulaw } from "../audio/mulaw.ts";
import { concat, silence } from "../audio/tones.ts";
import { Ear } from "../callee/ear.ts";
import { createEnergyVad, modemTranscriber, modemTts } from "./modem.ts";
import type { MediaSocket, TestApp } from "./test-app.ts";

interface Senses {
  tts: TextToSpeech;
  transcriber: Transcriber;
  vad: VoiceActivityDetector;
}

/** The caller of a simulated call: talks and listens over the media socket, as an agent would. */
export class TestCaller {
  readonly heard: string[] = [];
  readonly #app: TestApp;
  readonly #stream: MediaSocket;
  readonly #tts: TextToSpeech;
  readonly #audio: Int16Array[] = [];

  private constructor(app: TestApp, stream: MediaSocket, { tts, vad, transcriber }: Senses) {
    this.#app = app;
    this.#stream = stream;
    this.#tts = tts;
    const ear = new Ear({
      vad,
      transcriber,
      onUtterance: (text) => this.heard.push(text),
      onError: (error) => {
        throw error;
      },
    });
    stream.onFrame(({ media }) => {
      if (!media) return;
      const samples = decodeMulaw(Buffer.from(media.payload, "base64"));
      this.#audio.push(samples);
      ear.hear(samples);
    });
  }

  /** Talks by modem unless told otherwise. */
  static async of(app: TestApp, senses?: Senses): Promise<TestCaller> {
    const modem = { tts: modemTts, transcriber: modemTranscriber, vad: createEnergyVad() };
    return new TestCaller(app, await app.stream(), senses ?? modem);
  }

  /** Everything that came over the line so far. */
  get audio(): Int16Array {
    return concat(this.#audio);
  }

  /** True once the line has been put down. */
  get isOver(): boolean {
    return this.#stream.closed;
  }

  async say(text: string): Promise<void> {
    for await (const chunk of this.#tts.synthesize(text, {})) this.play(chunk);
  }

  play(samples: Int16Array): void {
    this.#stream.sendAudio(encodeMulaw(samples));
  }

  /** Calls back for every key that the callee presses. */
  onKey(take: (digit: string) => void): void {
    this.#stream.onFrame(({ dtmf }) => dtmf && take(dtmf.digit));
  }

  /** Presses a key: its tones, in band. */
  async pressKey(key: string): Promise<void> {
    for (const samples of [dtmfTones(key), silence(60)]) this.play(samples);
  }

  /** Resolves when the other side says something with `words` in it; rejects when it hung up without. */
  async hears(words: string | RegExp): Promise<void> {
    const from = this.heard.length;
    const said = () => this.heard.slice(Math.max(0, from - 1)).some((text) => text.search(words) >= 0);
    await this.#app.until(() => said() || this.isOver);
    if (!said()) throw new Error(`hung up after: ${this.heard.join(" | ")}`);
  }

  hungUp(): Promise<void> {
    return this.#app.until(() => this.isOver);
  }
}
