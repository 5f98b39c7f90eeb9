import fc from "fast-check";
import { expect, test } from "vitest";
import { decodeColumn, encodeColumn } from "./column-codec.ts";

const whole = fc.integer({ min: Number.MIN_SAFE_INTEGER, max: Number.MAX_SAFE_INTEGER });
const columns = fc.oneof(
  ...[fc.nat({ max: 255 }), fc.nat({ max: 65_535 }), fc.nat({ max: 0xffffffff }), fc.integer(), whole].map((number) =>
    fc.array(number, { maxLength: 300 }),
  ),
  fc.tuple(whole, fc.nat({ max: 300 })).map(([value, length]) => new Array<number>(length).fill(value)),
);

function read(data: Uint8Array): number[] {
  const { constant, values, rows } = decodeColumn(data);
  return values ? Array.from(values) : new Array<number>(rows).fill(constant!);
}

test("whole numbers of any size come back as they were", () => {
  fc.assert(
    fc.property(columns, (values) => {
      expect(read(encodeColumn(values, values.length))).toEqual(values.map((value) => value + 0));
    }),
  );
});

test("a column that was changed or cut anywhere is refused instead of read as other numbers", () => {
  const values = Array.from({ length: 500 }, (_, i) => (i * 7919) % 1000);
  const data = encodeColumn(values, values.length);
  fc.assert(
    fc.property(fc.nat({ max: data.length - 1 }), fc.integer({ min: 1, max: 255 }), (at, change) => {
      const changed = Buffer.from(data);
      changed[at] = changed[at]! ^ change;
      let result: number[] | null = null;
      try {
        result = read(changed);
      } catch {}
      // Of the header's constant nothing is read where there is an array; everything else tells.
      if (result && at >= 8 && at < 16) return;
      expect(result).toBeNull();
    }),
  );
  for (const length of [0, 3, 15, 16, data.length - 1]) expect(() => decodeColumn(data.subarray(0, length))).toThrow();
});
