/** What a vendor does wrong to one request. */
export type VendorFault =
  /** An error answer; `retryAfterSeconds` becomes a Retry-After header. */
  | { type: "status"; status: number; retryAfterSeconds?: number }
  /** The connection is reset, before the answer or after this many bytes of it. */
  | { type: "reset"; afterBytes?: number }
  /** The answer stops after this many bytes and the connection stays open. */
  | { type: "stall"; afterBytes?: number }
  /** The first byte comes this much later than usual. */
  | { type: "slow"; ms: number }
  /** Bytes that are no answer of this protocol. */
  | { type: "garbage" }
  /** The answer is at least this long. */
  | { type: "long"; bytes: number };

export interface FaultQueue {
  /** The next `count` requests suffer `fault`. */
  failNext(fault: VendorFault, count?: number): void;
  /** All requests suffer `fault` from now on; null ends it. */
  failAll(fault: VendorFault | null): void;
  /** The fault of the request that begins now. */
  take(): VendorFault | null;
}

export function createFaultQueue(): FaultQueue {
  const queue: VendorFault[] = [];
  let always: VendorFault | null = null;
  return {
    failNext(fault, count = 1) {
      for (let index = 0; index < count; index++) queue.push(fault);
    },
    failAll(fault) {
      always = fault;
    },
    take: () => queue.shift() ?? always,
  };
}

/** A latency in milliseconds: `ms`, plus up to `jitterMs` more. */
export interface Latency {
  ms: number;
  jitterMs?: number;
}

/** Draws latencies; the same sequence in every run, so that two benchmarks can be compared. */
export function createLatency({ ms, jitterMs = 0 }: Latency): () => number {
  let seed = 0x9e3779b9;
  return () => {
    // xorshift32 (Marsaglia 2003).
    seed ^= seed << 13;
    seed ^= seed >>> 17;
    seed ^= seed << 5;
    return ms + jitterMs * ((seed >>> 0) / 2 ** 32);
  };
}
