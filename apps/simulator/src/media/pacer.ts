/** Beyond this the machine slept or was stopped: the missed frames are dropped instead of sent as a burst. */
const MAX_BACKLOG_FRAMES = 50;

/**
 * One clock for all calls: each member is called once per frame. Frames are counted from a fixed start, so a late timer is
 * caught up by the next one and the stream never drifts from the wall clock.
 */
export class Pacer {
  readonly #frameMs: number;
  readonly #members = new Set<() => void>();
  #timer: NodeJS.Timeout | undefined;
  #startedAt = 0;
  #frames = 0;

  constructor(frameMs: number) {
    this.#frameMs = frameMs;
  }

  /** Calls `onFrame` every frame until the returned function is called. */
  add(onFrame: () => void): () => void {
    this.#members.add(onFrame);
    if (this.#members.size === 1) {
      this.#startedAt = performance.now();
      this.#frames = 0;
      this.#arm();
    }
    return () => {
      this.#members.delete(onFrame);
      if (this.#members.size === 0) clearTimeout(this.#timer);
    };
  }

  #arm(): void {
    const due = this.#startedAt + (this.#frames + 1) * this.#frameMs;
    this.#timer = setTimeout(() => this.#run(), Math.max(0, due - performance.now()));
  }

  #run(): void {
    let due = Math.floor((performance.now() - this.#startedAt) / this.#frameMs) - this.#frames;
    if (due > MAX_BACKLOG_FRAMES) {
      this.#startedAt += (due - 1) * this.#frameMs;
      due = 1;
    }
    for (; due > 0 && this.#members.size > 0; due--) {
      this.#frames++;
      for (const onFrame of this.#members) onFrame();
    }
    if (this.#members.size > 0) this.#arm();
  }
}
