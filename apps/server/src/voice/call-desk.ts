import type { Admission } from "@parley/voice";
import type { LiveCalls } from "./live-calls.ts";

/** A place that was kept for a call that rings; who never answers and is never reported must not take it for ever. */
const RESERVED_MS = 180_000;
const LAST_WRITES_MS = 3_000;

/** "closed": this process is stopping. "full" or "slow": one more call would make the live ones stutter. */
export type Refusal = NonNullable<Admission["refusal"]>;

interface Place {
  until: number;
  giveBack(): void;
}

/**
 * Which calls this process carries. A call has a place from before it is dialled (or when it comes in) until it has ended, so
 * that nobody who answers is turned away. While draining, or when there is no room, new calls are refused and the live ones
 * stay clean.
 */
export class CallDesk {
  readonly #live: LiveCalls;
  readonly #admission: Admission;
  readonly #places = new Map<string, Place>();
  readonly #running = new Map<string, Promise<void>>();
  readonly #waiting = new Set<() => void>();

  constructor(live: LiveCalls, admission: Admission) {
    this.#live = live;
    this.#admission = admission;
  }

  /** Why no new call may come now; null when one may. */
  get refusal(): Refusal | null {
    this.#forgetLost();
    return this.#admission.refusal;
  }

  /** Keeps a place for a call; one that has a place already keeps it. */
  reserve(callId: string): Refusal | null {
    if (this.#places.has(callId)) return null;
    const { refusal } = this;
    const giveBack = refusal ? null : this.#admission.admit();
    if (giveBack) this.#places.set(callId, { until: Date.now() + RESERVED_MS, giveBack });
    return giveBack ? null : (refusal ?? "full");
  }

  /** The call will not come, or has ended. */
  release(callId: string): void {
    const place = this.#running.has(callId) ? undefined : this.#places.get(callId);
    if (!place) return;
    place.giveBack();
    this.#places.delete(callId);
    for (const wake of [...this.#waiting]) wake();
  }

  /** Whether a call's media may come in; a second socket would write over the first one's recording. */
  refuses(callId: string): Refusal | "taken" | null {
    return this.#running.has(callId) ? "taken" : this.reserve(callId);
  }

  /** Holds a call that was not refused until `work` is done. `work` must not reject. */
  hold(callId: string, work: () => Promise<void>): void {
    const place = this.#places.get(callId);
    if (place) place.until = Number.POSITIVE_INFINITY;
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
    this.#admission.close();
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
    for (const [callId, { until }] of this.#places) if (until < now) this.release(callId);
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
