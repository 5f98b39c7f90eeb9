/** Numbers that look random and are the same on every run of the same seed. */
export interface Random {
  /** From 0 to below 1. */
  next(): number;
  /** A whole number from 0 to below `limit`. */
  below(limit: number): number;
  /** True in `share` of the cases. */
  chance(share: number): boolean;
  pick<T>(list: readonly T[]): T;
  /** Prefers the list's beginning, as traffic prefers few pages, sources and words. */
  favour<T>(list: readonly T[]): T;
  /** Hexadecimal digits; `length` is a multiple of 8. */
  hex(length: number): string;
}

/** A 32-bit generator of Weyl steps, mixed: fast, and good enough for made-up calls. */
export function createRandom(seed: number): Random {
  let state = mix(seed);
  const step = () => {
    state = (state + 0x9e3779b9) | 0;
    return mix(state);
  };
  const next = () => step() / 4_294_967_296;
  const below = (limit: number) => Math.floor(next() * limit);
  return {
    ...{ next, below },
    chance: (share) => next() < share,
    pick: (list) => list[below(list.length)]!,
    favour(list) {
      const at = next();
      return list[Math.floor(list.length * at * at * at)]!;
    },
    hex(length) {
      let text = "";
      while (text.length < length) text += step().toString(16).padStart(8, "0");
      return text;
    },
  };
}

/** Mixes 32 bits so that neighbours have nothing in common: also what a caller is, from the caller's number. */
export function mix(value: number): number {
  let bits = value | 0;
  bits = Math.imul(bits ^ (bits >>> 16), 0x21f0aaad);
  bits = Math.imul(bits ^ (bits >>> 15), 0x735a2d97);
  return (bits ^ (bits >>> 15)) >>> 0;
}
