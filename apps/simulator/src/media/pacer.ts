/** Beyond this the machine slept or was stopped: the missed frames are dropped instead of sent as a burst. */
const MAX_BACKLOG_FRAMES = 50;

/**
 * One clock for all calls: each member is called once per frame. Frames are counted from a fixed start, so a late timer is
 * caught up by the next ones and the stream never drifts from the wall clock.
 */
export class Pacer {
  readonly #frameMs: number;
  readonly #members = new Set<() => void>();
  #cancel: () => void = () => undefined;
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
      if (this.#members.delete(onFrame) && this.#members.size === 0) this.#cancel();
    };
  }

  #arm(): void {
    // Never two timers: a member may leave and another join inside one frame.
    this.#cancel();
    const waitMs = this.#startedAt + (this.#frames + 1) * this.#frameMs - performance.now();
    if (waitMs > 0) {
      const timer = setTimeout(() => this.#frame(), waitMs);
      this.#cancel = () => clearTimeout(timer);
      return;
    }
    if (-waitMs > MAX_BACKLOG_FRAMES * this.#frameMs) this.#startedAt -= waitMs;
    // Late: the next frame is due now, but sockets and detectors get their turn before it.
    const turn = setImmediate(() => this.#frame());
    this.#cancel = () => clearImmediate(turn);
  }

  #frame(): void {
    this.#frames++;
    for (const onFrame of this.#members) onFrame();
    if (this.#members.size > 0) this.#arm();
  }
}
