import { createNoise } from "../audio/bad-line.ts";
import { decodeMulaw, encodeMulaw } from "../audio/mulaw.ts";
import type { Phone } from "../callee/phone.ts";
import { PlaybackBuffer } from "../media/playback-buffer.ts";
import type { StreamClient } from "../media/stream-client.ts";
import { type LineConditions, levelOf } from "./line-conditions.ts";
import type { Network } from "./network.ts";

/**
 * An answered call's audio path: every 20 ms the callee hears one frame of what is playing to it and says one frame, which
 * goes to the media stream when one is open, or to the other party of a `<Dial>`.
 */
export class Line {
  readonly #network: Network;
  readonly #callSid: string;
  readonly #phone: Phone;
  readonly #leave: () => void;
  readonly #distort: (samples: Int16Array) => Int16Array;
  /** Plays what the TwiML itself says when no stream is open. */
  readonly #prompts = new PlaybackBuffer(() => undefined);
  /** What the other party of a `<Dial>` said. */
  readonly #received = new PlaybackBuffer(() => undefined);
  readonly #onFrame: ((heard: Int16Array, said: Int16Array) => void) | undefined;
  #stream: StreamClient | null = null;
  #party: Line | null = null;

  constructor(
    network: Network,
    callSid: string,
    phone: Phone,
    conditions: LineConditions,
    onFrame?: (heard: Int16Array, said: Int16Array) => void,
  ) {
    this.#onFrame = onFrame;
    this.#network = network;
    this.#callSid = callSid;
    this.#phone = phone;
    this.#distort = distortion(conditions);
    this.#leave = network.pacer.add(() => this.#frame());
  }

  /** Connects the callee with a media stream until the stream closes. */
  async connect(stream: StreamClient): Promise<void> {
    this.#stream = stream;
    await stream.closed;
    if (this.#stream === stream) this.#stream = null;
  }

  /** Ends what the TwiML had begun: the stream gets its `stop`, prompts fall silent. */
  silence(): void {
    this.#stream?.stop();
    this.#stream = null;
    this.#prompts.clear();
  }

  /** Lets two callees hear each other until the returned function is called. */
  bridge(other: Line): () => void {
    this.#prompts.clear();
    this.#party = other;
    other.#party = this;
    return () => {
      this.#party = null;
      other.#party = null;
      this.#received.clear();
      other.#received.clear();
    };
  }

  /** Speaks a sentence of the TwiML to the callee. Resolves when it has been played. */
  async prompt(samples: Int16Array): Promise<void> {
    this.play(samples);
    await this.#phone.pause(Math.ceil(samples.length / 8));
  }

  /** Plays a sound until it ends, or `silence` or `bridge` stops it. */
  play(samples: Int16Array): void {
    this.#prompts.append(encodeMulaw(samples));
  }

  pause(ms: number): Promise<void> {
    return this.#phone.pause(ms);
  }

  pressKey(digit: string): void {
    this.#stream?.sendDtmf(digit);
  }

  /** Puts the receiver down: the stream gets its `stop`, the audio ends. */
  hangUp(): void {
    this.#leave();
    this.#phone.end();
    this.#stream?.stop();
  }

  #frame(): void {
    const { onAudio } = this.#network;
    const heard = decodeMulaw(this.#pull());
    const said = this.#distort(this.#phone.exchange(heard));
    const encoded = encodeMulaw(said);
    this.#stream?.sendMedia(encoded);
    if (this.#party) this.#party.#received.append(encoded);
    this.#onFrame?.(heard, said);
    onAudio?.({ callSid: this.#callSid, direction: "to_callee", samples: heard });
    onAudio?.({ callSid: this.#callSid, direction: "from_callee", samples: said });
  }

  #pull(): Uint8Array {
    if (this.#party) return this.#received.pull();
    return this.#stream?.pull() ?? this.#prompts.pull();
  }
}

function distortion({ noiseDb, clipGain = 1 }: LineConditions): (samples: Int16Array) => Int16Array {
  if (noiseDb === undefined && clipGain === 1) return (samples) => samples;
  const noise = noiseDb === undefined ? null : createNoise(levelOf(noiseDb));
  return (samples) => {
    const surroundings = noise?.(samples.length);
    return samples.map((sample, n) => {
      const sum = sample * clipGain + (surroundings?.[n] ?? 0);
      return Math.max(-32768, Math.min(32767, sum));
    });
  };
}
