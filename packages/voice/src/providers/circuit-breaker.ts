import type { CallClock } from "../ports.ts";
import type { ProviderError } from "../provider-error.ts";

/** Failures in a row that open the circuit. */
const FAILURES = 3;
const OPEN_MS = 10_000;
const MAX_OPEN_MS = 5 * 60_000;
/** A wrong key or an empty account is not mended by waiting seconds. */
const AUTH_OPEN_MS = 5 * 60_000;
/** A probe that tells nothing for this long has been forgotten. */
const PROBE_MS = 30_000;

export type CircuitState = "closed" | "open" | "half_open";

export interface CircuitBreaker {
  readonly state: CircuitState;
  /** May the provider be asked now? Half open, one request may at a time: its end must be told by one of the other three. */
  begin(): boolean;
  succeeded(): void;
  failed(error: ProviderError): void;
  /** Given up by us: says nothing about the provider. */
  abandoned(): void;
}

/**
 * Keeps calls away from a provider that fails, so that nobody waits for it: three failures in a row open it for 10 s, a refused key
 * or "too many requests" at once (as long as Retry-After says); then one request at a time tries, and each further failure doubles
 * the wait up to 5 min. What the provider refuses as our mistake does not count.
 */
export function createCircuitBreaker(clock: CallClock): CircuitBreaker {
  let failures = 0;
  let openUntil: number | null = null;
  let waitMs = OPEN_MS;
  let probeAt: number | null = null;

  const state = (): CircuitState => {
    if (openUntil === null) return "closed";
    return clock.now() < openUntil ? "open" : "half_open";
  };
  const open = (ms: number) => {
    openUntil = clock.now() + ms;
    probeAt = null;
  };

  return {
    get state() {
      return state();
    },
    begin() {
      if (state() !== "half_open") return state() === "closed";
      if (probeAt !== null && clock.now() - probeAt < PROBE_MS) return false;
      probeAt = clock.now();
      return true;
    },
    succeeded() {
      // An answer to what was asked before the circuit opened is no news.
      if (state() === "open") return;
      failures = 0;
      openUntil = null;
      probeAt = null;
      waitMs = OPEN_MS;
    },
    failed(error) {
      if (error.kind === "bad_request") return this.abandoned();
      failures++;
      if (error.kind === "auth") return open(AUTH_OPEN_MS);
      if (error.retryAfterMs !== undefined) return open(error.retryAfterMs);
      const wasOpen = openUntil !== null;
      if (state() === "open") return;
      if (!wasOpen && failures < FAILURES && error.kind !== "rate_limit") return;
      if (wasOpen) waitMs = Math.min(MAX_OPEN_MS, waitMs * 2);
      open(waitMs);
    },
    abandoned() {
      probeAt = null;
    },
  };
}

/** The breakers of a process, one a name ("tts openai"), shared by all its calls. */
export interface CircuitBreakers {
  of(name: string): CircuitBreaker;
  states(): Record<string, CircuitState>;
}

export function createCircuitBreakers(clock: CallClock): CircuitBreakers {
  const breakers = new Map<string, CircuitBreaker>();
  return {
    of(name) {
      const breaker = breakers.get(name) ?? createCircuitBreaker(clock);
      breakers.set(name, breaker);
      return breaker;
    },
    states: () => Object.fromEntries([...breakers].map(([name, { state }]) => [name, state])),
  };
}
