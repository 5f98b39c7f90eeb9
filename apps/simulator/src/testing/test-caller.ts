import { decodeMulaw, encodeMulaw } from "../audio/mulaw.ts";
import { concat } from "../audio/tones.ts";
import { Ear } from "../callee/ear.ts";
import { createEnergyVad, modemTranscriber, modulate } from "./modem.ts";
import type { MediaSocket, TestApp } from "./test-app.ts";

/** The caller of a simulated call: talks and listens over the media socket, as an agent would. */
export class TestCaller {
  readonly heard: string[] = [];
  readonly #app: TestApp;
  readonly #stream: MediaSocket;
  readonly #audio: Int16Array[] = [];

  private constructor(app: TestApp, stream: MediaSocket) {
    this.#app = app;
    this.#stream = stream;
    const ear = new Ear({
      vad: createEnergyVad(),
      transcriber: modemTranscriber,
      onUtterance: (text) => this.heard.push(text),
      onError: (error) => {
        throw error;
      },
    });
    stream.socket.on("message", (data) => {
      const { event, media } = JSON.parse(data.toString());
      if (event !== "media") return;
      const samples = decodeMulaw(Buffer.from(media.payload, "base64"));
      this.#audio.push(samples);
      ear.hear(samples);
    });
  }

  static async of(app: TestApp): Promise<TestCaller> {
    return new TestCaller(app, await app.stream());
  }

  /** Everything that came over the line so far. */
  get audio(): Int16Array {
    return concat(this.#audio);
  }

  /** True once the line has been put down. */
  get isOver(): boolean {
    return this.#stream.closed;
  }

  say(text: string): void {
    this.play(modulate(text));
  }

  play(samples: Int16Array): void {
    this.#stream.sendAudio(encodeMulaw(samples));
  }

  /** Resolves when the other side has said something with `words` in it; rejects when it hung up without. */
  async hears(words: string): Promise<void> {
    const from = this.heard.length;
    const said = () => this.heard.slice(Math.max(0, from - 1)).some((text) => text.includes(words));
    await this.#app.until(() => said() || this.isOver);
    if (!said()) throw new Error(`hung up after: ${this.heard.join(" | ")}`);
  }

  hungUp(): Promise<void> {
    return this.#app.until(() => this.isOver);
  }
}
