import { MULAW_SILENCE } from "../audio/mulaw.ts";

const FRAME_BYTES = 160;

/**
 * The carrier's buffer of audio that the app sent and the callee has not heard yet. Mu-law in, one frame of 20 ms out per tick.
 * A mark comes back when all audio queued before it has been played, at once when nothing is queued, and every outstanding mark
 * comes back after `clear` (twilio.com/docs/voice/media-streams/websocket-messages).
 */
export class PlaybackBuffer {
  readonly #onMark: (name: string) => void;
  #chunks: Uint8Array[] = [];
  #offset = 0;
  #marks: { name: string; at: number }[] = [];
  #queuedBytes = 0;
  #playedBytes = 0;

  constructor(onMark: (name: string) => void) {
    this.#onMark = onMark;
  }

  append(audio: Uint8Array): void {
    if (audio.length === 0) return;
    this.#chunks.push(audio);
    this.#queuedBytes += audio.length;
  }

  mark(name: string): void {
    this.#marks.push({ name, at: this.#queuedBytes });
    this.#releaseMarks();
  }

  clear(): void {
    this.#chunks = [];
    this.#offset = 0;
    this.#playedBytes = this.#queuedBytes;
    this.#releaseMarks();
  }

  /** The next 20 ms that the callee hears; silence where nothing is queued. */
  pull(): Uint8Array {
    // A frame handed out on the last tick has sounded by now, so what waited for its end is due.
    this.#releaseMarks();
    const frame = new Uint8Array(FRAME_BYTES).fill(MULAW_SILENCE);
    let filled = 0;
    while (filled < FRAME_BYTES && this.#chunks.length > 0) {
      const chunk = this.#chunks[0]!;
      const part = chunk.subarray(this.#offset, this.#offset + FRAME_BYTES - filled);
      frame.set(part, filled);
      filled += part.length;
      this.#offset += part.length;
      if (this.#offset === chunk.length) {
        this.#chunks.shift();
        this.#offset = 0;
      }
    }
    this.#playedBytes += filled;
    return frame;
  }

  #releaseMarks(): void {
    while (this.#marks.length > 0 && this.#marks[0]!.at <= this.#playedBytes) this.#onMark(this.#marks.shift()!.name);
  }
}
