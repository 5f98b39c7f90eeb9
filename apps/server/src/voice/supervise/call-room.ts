import { type CallSession, pcmBytes, type Takeover } from "@parley/voice";
import { createPaceLimit } from "./pace-limit.ts";

/** One supervisor's end of the wire. */
export interface Listener {
  /** One byte for the side (0 callee, 1 agent), then 16-bit little endian PCM at 8 kHz. */
  hear(frame: Buffer): void;
  tell(message: { type: "state"; taken_over: boolean; by_you: boolean } | { type: "ended" }): void;
}

const SIDE = { callee: 0, agent: 1 } as const;

/** Everybody who supervises one call: all hear both sides, at most one speaks in the agent's place. */
export class CallRoom {
  readonly session: CallSession;
  readonly #listeners = new Set<Listener>();
  #speaking: { listener: Listener; takeover: Takeover; within: (samples: Int16Array) => boolean } | null = null;
  #stopListening = () => {};

  constructor(session: CallSession) {
    this.session = session;
    void session.finished.then(() => {
      this.#speaking = null;
      for (const listener of this.#listeners) listener.tell({ type: "ended" });
      this.#listeners.clear();
    });
  }

  join(listener: Listener): void {
    if (this.#listeners.size === 0) {
      this.#stopListening = this.session.listenIn((side, samples) => {
        const frame = Buffer.concat([Buffer.of(SIDE[side]), pcmBytes(samples)]);
        for (const each of this.#listeners) each.hear(frame);
      });
    }
    this.#listeners.add(listener);
    this.#tellState(listener);
  }

  /** A supervisor who spoke hands the call back to the agent by leaving; whether that was so. */
  leave(listener: Listener): boolean {
    if (!this.#listeners.delete(listener)) return false;
    const spoke = this.release(listener);
    if (this.#listeners.size === 0) this.#stopListening();
    return spoke;
  }

  /** Refused when somebody else speaks, or the call is over. */
  takeOver(listener: Listener): "taken" | "yours_already" | "refused" {
    if (this.#speaking) return this.#speaking.listener === listener ? "yours_already" : "refused";
    const takeover = this.#listeners.has(listener) ? this.session.takeOver() : null;
    if (!takeover) return "refused";
    this.#speaking = { listener, takeover, within: createPaceLimit() };
    for (const each of this.#listeners) this.#tellState(each);
    return "taken";
  }

  /** Whether this supervisor had spoken. */
  release(listener: Listener): boolean {
    if (this.#speaking?.listener !== listener) return false;
    this.#speaking.takeover.release();
    this.#speaking = null;
    for (const each of this.#listeners) this.#tellState(each);
    return true;
  }

  /** The microphone of whoever speaks; anybody else's is not heard. */
  speak(listener: Listener, samples: Int16Array): void {
    if (this.#speaking?.listener === listener && this.#speaking.within(samples)) this.#speaking.takeover.send(samples);
  }

  #tellState(listener: Listener): void {
    const speaking = this.#speaking;
    listener.tell({ type: "state", taken_over: speaking !== null, by_you: speaking?.listener === listener });
  }
}
