import { wallClock } from "../clock/wall-clock.ts";
import type { CallClock } from "../ports.ts";
import { ProviderError } from "../provider-error.ts";
import { type CircuitBreaker, type CircuitBreakers, createCircuitBreakers } from "./circuit-breaker.ts";

export interface FallbackOptions {
  /** Shared by all calls of the process; of its own without it. */
  breakers?: CircuitBreakers;
  /** Hears of each failure that another provider stood in for. */
  onFallback?(error: ProviderError): void;
  clock?: CallClock;
}

export interface Candidate<T> {
  provider: T;
  breaker: CircuitBreaker;
  /** Nobody stands in for it: it is asked whatever its breaker says. */
  last: boolean;
}

/** The providers of a kind ("tts") in their order, each with its breaker. Throws RangeError for an empty list. */
export function candidatesOf<T extends { readonly provider: string }>(
  kind: string,
  providers: readonly T[],
  { breakers, clock = wallClock }: FallbackOptions,
): Candidate<T>[] {
  if (providers.length === 0) throw new RangeError(`No provider of ${kind} was given.`);
  const shared = breakers ?? createCircuitBreakers(clock);
  return providers.map((provider, index) => ({
    provider,
    breaker: shared.of(`${kind} ${provider.provider}`),
    last: index === providers.length - 1,
  }));
}

/** Any failure as a ProviderError of `provider`. */
export function asProviderError(provider: string, message: string, cause: unknown): ProviderError {
  return cause instanceof ProviderError ? cause : new ProviderError(provider, message, { kind: "server", cause });
}
