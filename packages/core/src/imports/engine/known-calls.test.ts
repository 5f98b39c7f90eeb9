import fc from "fast-check";
import { expect, test } from "vitest";
import { KnownCalls } from "./known-calls.ts";

const half = fc.constantFrom(1, 2, 3, 0xffffffff, 0x80000000, 7);
const pair = fc.tuple(half, half);

test("a call is known by its last row only, as a map from id to hash would know it", () =>
  fc.assert(
    fc.property(fc.array(fc.tuple(pair, pair), { maxLength: 60 }), (entries) => {
      const known = new KnownCalls();
      const model = new Map<string, string>();
      for (const [id, hash] of entries) {
        // Two calls are never made of one row: a row holds its call's id.
        if (hash[0] === 0xffffffff && hash[1] === 0xffffffff) continue;
        const owner = [...model].find(([, value]) => value === String(hash));
        if (owner && owner[0] !== String(id)) continue;
        known.set(...id, ...hash);
        model.set(String(id), String(hash));
      }
      for (const [id, hash] of entries) {
        expect(known.hasCall(...id)).toBe(model.has(String(id)));
        expect(known.hasRow(...hash)).toBe([...model.values()].includes(String(hash)));
      }
    }),
  ));

test("a hundred thousand calls are all found, and none that is not there", () => {
  const known = new KnownCalls();
  const spread = (i: number) => Math.imul(i, 0x9e3779b1) >>> 0;
  for (let i = 1; i <= 100_000; i++) known.set(spread(i), i, i, spread(i));
  for (let i = 1; i <= 100_000; i++) {
    expect(known.hasCall(spread(i), i) && known.hasRow(i, spread(i))).toBe(true);
    expect(known.hasCall(spread(i), i + 1)).toBe(false);
  }
});
