/** Random numbers from a seed: the same seed gives the same data on every machine. */
export interface Random {
  /** A whole number from 0 to n - 1. */
  next(n: number): number;
  pick<T>(list: readonly T[]): T;
  /** True in `share` of the cases (0 to 1). */
  chance(share: number): boolean;
}

/** Mulberry32, https://gist.github.com/tommyettinger/46a874533244883189143505d203312c (public domain). */
export function createRandom(seed: number): Random {
  let state = seed >>> 0;
  const unit = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
  const next = (n: number) => Math.floor(unit() * n);
  return { next, pick: (list) => list[next(list.length)]!, chance: (share) => unit() < share };
}
