export interface AdmissionOptions {
  /** Live calls that this process may hold. */
  maxCalls: number;
  /** The event loop's delay in ms (p99 of the last seconds), as `watchLoopDelay` tells it. */
  loopDelayMs(): number;
  /** Above this delay a further call would make the live ones stutter: frames are 20 ms, and the line holds 160 ms ahead. */
  maxLoopDelayMs?: number;
}

export interface Admission {
  /** A place for one more call, or null: answer 503 and keep the live ones clean. The answer gives the place back, once. */
  admit(): (() => void) | null;
  /** Calls that hold a place. */
  readonly live: number;
  /** Why `admit` would say no now. */
  readonly refusal: "full" | "slow" | "closed" | null;
  /** No further calls; those that are live may finish. */
  close(): void;
}

/** Decides whether this process can take a call, by the calls it holds and by how late its event loop runs. */
export function createAdmission({ maxCalls, loopDelayMs, maxLoopDelayMs = 30 }: AdmissionOptions): Admission {
  let live = 0;
  let closed = false;
  const refusal = () => {
    if (closed) return "closed";
    if (live >= maxCalls) return "full";
    return live > 0 && loopDelayMs() > maxLoopDelayMs ? "slow" : null;
  };

  return {
    admit() {
      if (refusal() !== null) return null;
      live++;
      let held = true;
      return () => {
        if (held) live--;
        held = false;
      };
    },
    get live() {
      return live;
    },
    get refusal() {
      return refusal();
    },
    close() {
      closed = true;
    },
  };
}
