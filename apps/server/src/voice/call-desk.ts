import type { LiveCalls } from "./live-calls.ts";

/** A place that was kept for a call that rings; who never answers and is never reported must not take it for ever. */
const RESERVED_MS = 180_000;
const LAST_WRITES_MS = 3_000;

export type Refusal = "draining" | "full" | "taken";

/**
 * Which calls this process carries. A call has a place from before it is dialled (or when it comes in) until it has ended, so
 * that nobody who answers is turned away. While draining, or when all places are taken, new calls are refused and the live ones
 * stay clean.
 */
export class CallDesk {
  readonly #live: LiveCalls;
  readonly #maxCalls: number;
  readonly #places = new Map<string, { until: number }>();
  readonly #running = new Map<string, Promise<void>>();
  readonly #waiting = new Set<() => void>();
  #draining = false;

  constructor(live: LiveCalls, maxCalls: number) {
    this.#live = live;
    this.#maxCalls = maxCalls;
  }

  /** Why no new call may come now; null when one may. */
  get refusal(): "draining" | "full" | null {
    if (this.#draining) return "draining";
    this.#forgetLost();
    return this.#places.size >= this.#maxCalls ? "full" : null;
  }

  /** Keeps a place for a call; one that has a place already keeps it. */
  reserve(callId: string): "draining" | "full" | null {
    if (this.#places.has(callId)) return null;
    const { refusal } = this;
    if (!refusal) this.#places.set(callId, { until: Date.now() + RESERVED_MS });
    return refusal;
  }

  /** The call will not come, or has ended. */
  release(callId: string): void {
    if (this.#running.has(callId) || !this.#places.delete(callId)) return;
    for (const wake of [...this.#waiting]) wake();
  }

  /** Whether a call's media may come in; a second socket would write over the first one's recording. */
  refuses(callId: string): Refusal | null {
    return this.#running.has(callId) ? "taken" : this.reserve(callId);
  }

  /** Holds a call that was not refused until `work` is done. `work` must not reject. */
  hold(callId: string, work: () => Promise<void>): void {
    this.#places.set(callId, { until: Number.POSITIVE_INFINITY });
    const held = work().finally(() => {
      this.#running.delete(callId);
      this.release(callId);
    });
    this.#running.set(callId, held);
  }

  /** Waits until a place may be free, or this process drains, or `ms` have passed. */
  changed(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const wake = () => {
        clearTimeout(timer);
        this.#waiting.delete(wake);
        resolve();
      };
      const timer = setTimeout(wake, ms);
      this.#waiting.add(wake);
    });
  }

  /** From now on nothing new; whoever waits for a place is told. */
  refuseNew(): void {
    this.#draining = true;
    for (const wake of [...this.#waiting]) wake();
  }

  /** Live calls finish, for `patienceMs` at most, then they are hung up and written down. */
  async drain(patienceMs: number): Promise<void> {
    this.refuseNew();
    await within(patienceMs, Promise.all(this.#running.values()));
    for (const held of this.#live.held.values()) held.hangUp();
    await within(LAST_WRITES_MS, Promise.all(this.#running.values()));
  }

  #forgetLost(): void {
    const now = Date.now();
    for (const [callId, { until }] of this.#places) if (until < now) this.#places.delete(callId);
  }
}

async function within(ms: number, work: Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const patience = new Promise((resolve) => {
    timer = setTimeout(resolve, ms);
  });
  await Promise.race([work, patience]);
  clearTimeout(timer);
}
