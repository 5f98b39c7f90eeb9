import { createRandom, type LineConditions } from "../network/line-conditions.ts";

const FRAME_MS = 20;
const KEYS = "0123456789*#";
/** One frame in this many is followed by something that is no message. */
const GARBAGE_EVERY = 25;
const GARBAGE = [
  "",
  "{",
  "[]",
  '{"event":"media"}',
  '{"event":"media","sequenceNumber":"x","media":{"track":"inbound","chunk":"-1","timestamp":"NaN","payload":"%%%"}}',
  '{"event":"mark","mark":{}}',
  '{"event":"start"}',
  '{"event":"nonsense","streamSid":"MZ0"}',
];

interface TimedFrame {
  audio: Uint8Array;
  /** What the message says, in ms since the start of the stream. */
  timestampMs: number;
}

/** Bends a stream's messages as its line conditions say. Its time is the number of frames taken: 20 ms each. */
export class WireFaults {
  readonly #conditions: LineConditions;
  readonly #random: () => number;
  readonly #late: (TimedFrame & { dueAt: number })[] = [];
  #taken = 0;
  #heldMark: string | null = null;

  constructor(conditions: LineConditions, seed = 7) {
    this.#conditions = conditions;
    this.#random = createRandom(seed);
  }

  get mute(): boolean {
    return this.#taken * FRAME_MS >= (this.#conditions.muteAfterMs ?? Number.POSITIVE_INFINITY);
  }

  /** Takes the frame of these 20 ms; returns those that leave now. */
  frames(audio: Uint8Array): TimedFrame[] {
    const { jitterMs = 0, gap, clockJump } = this.#conditions;
    const now = this.#taken++;
    const atMs = now * FRAME_MS;
    if (!this.#lost() && !during(gap, atMs)) {
      const jump = clockJump && atMs >= clockJump.atMs ? clockJump.ms : 0;
      const dueAt = now + Math.floor((this.#random() * jitterMs) / FRAME_MS);
      this.#late.push({ audio, timestampMs: Math.max(0, atMs + jump), dueAt });
    }
    const leaving: TimedFrame[] = [];
    while (this.#late[0] && this.#late[0].dueAt <= now) leaving.push(this.#late.shift()!);
    return leaving;
  }

  /** Whether the callee misses the frame of the app's that is due. */
  dropsPlayback(): boolean {
    return this.#lost();
  }

  /** The marks that go out when this one is due. */
  marks(name: string): string[] {
    switch (this.#conditions.marks) {
      case "duplicated":
        return [name, name];
      case "missing":
        return this.#random() < 0.5 ? [] : [name];
      case "out_of_order": {
        const held = this.#heldMark;
        this.#heldMark = held === null ? name : null;
        return held === null ? [] : [name, held];
      }
      default:
        return [name];
    }
  }

  /** A key that nobody pressed. */
  strayKey(): string | null {
    if (!during(this.#conditions.dtmfFlood, this.#taken * FRAME_MS)) return null;
    return KEYS[Math.floor(this.#random() * KEYS.length)]!;
  }

  /** Text that is no message. */
  garbage(): string | null {
    if (!this.#conditions.malformed || this.#taken % GARBAGE_EVERY !== 0) return null;
    return GARBAGE[(this.#taken / GARBAGE_EVERY) % GARBAGE.length]!;
  }

  #lost(): boolean {
    const { lossPercent = 0 } = this.#conditions;
    return lossPercent > 0 && this.#random() * 100 < lossPercent;
  }
}

const during = (span: { atMs: number; ms: number } | undefined, atMs: number) =>
  span !== undefined && atMs >= span.atMs && atMs < span.atMs + span.ms;
