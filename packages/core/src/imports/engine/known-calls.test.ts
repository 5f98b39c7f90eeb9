import fc from "fast-check";
import { expect, test } from "vitest";
import { KnownCalls } from "./known-calls.ts";

type Pair = readonly [number, number];
const half = fc.constantFrom(1, 2, 3, 0x80000000, 7);

test("a stored row is passed over until its call is read again, as a map from ids to hashes would have it", () =>
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.tuple(half, half), { selector: String, maxLength: 30 }),
      fc.array(fc.tuple(half, half), { maxLength: 20 }),
      (ids, read) => {
        const known = new KnownCalls();
        const hashOf = ([high, low]: Pair): Pair => [(low ^ 0x55) >>> 0, high];
        for (const id of ids) known.load(...id, ...hashOf(id));
        for (const id of read) known.see(...id);
        const all = new Set([...ids, ...read].map(String));
        const touched = new Set(read.map(String));
        for (const id of [...ids, ...read, [9, 9] as Pair]) expect(known.hasCall(...id)).toBe(all.has(String(id)));
        for (const id of ids) expect(known.hasRow(...hashOf(id))).toBe(!touched.has(String(id)));
      },
    ),
  ));

test("a hundred thousand calls are all found, and none that is not there", () => {
  const known = new KnownCalls();
  const spread = (i: number) => Math.imul(i, 0x9e3779b1) >>> 0;
  for (let i = 1; i <= 100_000; i++) known.load(spread(i), i, i, spread(i));
  for (let i = 1; i <= 100_000; i += 7) known.see(spread(i), i);
  for (let i = 1; i <= 100_000; i++) {
    expect(known.hasCall(spread(i), i)).toBe(true);
    expect(known.hasRow(i, spread(i))).toBe(i % 7 !== 1);
    expect(known.hasCall(spread(i), i + 1)).toBe(false);
  }
});
