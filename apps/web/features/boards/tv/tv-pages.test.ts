import fc from "fast-check";
import { expect, test } from "vitest";
import { compact, type Place } from "../grid/place.ts";
import { rowsOf, tvPages } from "./tv-pages.ts";

const anyBoard = fc
  .array(
    fc.record({ x: fc.nat(8), y: fc.nat(40), w: fc.integer({ min: 1, max: 4 }), h: fc.integer({ min: 1, max: 14 }) }),
    { maxLength: 25 },
  )
  .map((all) => compact(all.map((place, i): Place => ({ id: `t${i}`, ...place }))));

test("every tile is on one page, no page is too long, and none is empty", () => {
  fc.assert(
    fc.property(anyBoard, fc.integer({ min: 3, max: 12 }), (tiles, most) => {
      const pages = tvPages(tiles, most);
      expect(
        pages
          .flat()
          .map(({ id }) => id)
          .sort(),
      ).toEqual(tiles.map(({ id }) => id).sort());
      for (const page of pages) {
        expect(page.length).toBeGreaterThan(0);
        expect(rowsOf(page)).toBeLessThanOrEqual(most);
        expect(Math.min(...page.map(({ y }) => y))).toBe(0);
      }
    }),
  );
});

test("a board that fits is one page, as it stands", () => {
  const tiles = [
    { id: "a", x: 0, y: 0, w: 6, h: 3 },
    { id: "b", x: 6, y: 0, w: 6, h: 6 },
  ];
  expect(tvPages(tiles, 8)).toEqual([tiles]);
});
