import { decodeMulaw, encodeMulaw } from "../audio/mulaw.ts";
import type { Phone } from "../callee/phone.ts";
import { PlaybackBuffer } from "../media/playback-buffer.ts";
import type { StreamClient } from "../media/stream-client.ts";
import type { Network } from "./network.ts";

/**
 * An answered call's audio path: every 20 ms the callee hears one frame of what is playing to it and says one frame, which
 * goes to the media stream when one is open.
 */
export class Line {
  readonly #network: Network;
  readonly #callSid: string;
  readonly #phone: Phone;
  readonly #leave: () => void;
  /** Plays what the TwiML itself says when no stream is open. */
  readonly #prompts = new PlaybackBuffer(() => undefined);
  #stream: StreamClient | null = null;

  constructor(network: Network, callSid: string, phone: Phone) {
    this.#network = network;
    this.#callSid = callSid;
    this.#phone = phone;
    this.#leave = network.pacer.add(() => this.#frame());
  }

  /** Connects the callee with a media stream until the stream closes. */
  async connect(stream: StreamClient): Promise<void> {
    this.#stream = stream;
    await stream.closed;
    this.#stream = null;
  }

  /** Speaks a sentence of the TwiML to the callee. Resolves when it has been played. */
  async prompt(samples: Int16Array): Promise<void> {
    this.#prompts.append(encodeMulaw(samples));
    await this.#phone.pause(Math.ceil(samples.length / 8));
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
    const heard = decodeMulaw((this.#stream?.playback ?? this.#prompts).pull());
    const said = this.#phone.exchange(heard);
    this.#stream?.sendMedia(encodeMulaw(said));
    onAudio?.({ callSid: this.#callSid, direction: "to_callee", samples: heard });
    onAudio?.({ callSid: this.#callSid, direction: "from_callee", samples: said });
  }
}
