import type { DimensionKind } from "./kinds.ts";

/**
 * Ids that one run of one organization has seen. What a transaction learnt counts only once it is committed: an id that it
 * inserted is gone when it rolls back.
 */
export interface DimensionCache {
  get(kind: DimensionKind, value: string): number | undefined;
  learn(kind: DimensionKind, value: string, id: number): void;
  committed(): void;
  rolledBack(): void;
}

/** `limit` bounds the entries; the cache starts again when it is full, which costs one look-up per value. */
export function createDimensionCache(limit = 50_000): DimensionCache {
  const known = new Map<string, number>();
  const pending = new Map<string, number>();
  const keyOf = (kind: DimensionKind, value: string) => `${kind}\u0000${value}`;
  return {
    get: (kind, value) => known.get(keyOf(kind, value)) ?? pending.get(keyOf(kind, value)),
    learn: (kind, value, id) => void pending.set(keyOf(kind, value), id),
    committed() {
      if (known.size + pending.size > limit) known.clear();
      for (const [key, id] of pending) known.set(key, id);
      pending.clear();
    },
    rolledBack: () => pending.clear(),
  };
}
