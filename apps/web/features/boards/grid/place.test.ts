import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { COLUMNS, compact, freePlace, movePlace, type Place, stepPlace } from "./place.ts";

const at = (id: string, x: number, y: number, w: number, h: number): Place => ({ id, x, y, w, h });

const anyPlaces = fc
  .array(
    fc.record({ x: fc.nat(11), y: fc.nat(30), w: fc.integer({ min: 1, max: 12 }), h: fc.integer({ min: 1, max: 8 }) }),
    {
      maxLength: 20,
    },
  )
  .map((all) => all.map(({ x, y, w, h }, i) => at(`t${i}`, Math.min(x, COLUMNS - w), y, w, h)));

function isSound(places: Place[]): boolean {
  const cells = new Set<string>();
  for (const { x, y, w, h } of places) {
    if (x < 0 || y < 0 || x + w > COLUMNS) return false;
    for (let i = x; i < x + w; i++) {
      for (let j = y; j < y + h; j++) {
        if (cells.has(`${i}:${j}`)) return false;
        cells.add(`${i}:${j}`);
      }
    }
  }
  return true;
}

describe("compact", () => {
  test("leaves no overlap and no room above, changes no size, and has nothing left to do after", () => {
    fc.assert(
      fc.property(anyPlaces, (places) => {
        const packed = compact(places);
        expect(isSound(packed)).toBe(true);
        expect(packed.map(({ id, w, h }) => [id, w, h])).toEqual(places.map(({ id, w, h }) => [id, w, h]));
        for (const one of packed) {
          if (one.y > 0)
            expect(isSound(packed.map((other) => (other === one ? { ...one, y: one.y - 1 } : other)))).toBe(false);
        }
        expect(compact(packed)).toEqual(packed);
      }),
    );
  });
});

describe("movePlace", () => {
  test("keeps a board sound wherever a tile is dragged and however it is sized", () => {
    const to = fc.record(
      {
        x: fc.integer({ min: -3, max: 15 }),
        y: fc.integer({ min: -3, max: 40 }),
        w: fc.integer({ min: 0, max: 20 }),
        h: fc.integer({ min: 0, max: 30 }),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(anyPlaces, fc.nat(19), to, (places, which, wish) => {
        const board = compact(places);
        const id = board[which % Math.max(1, board.length)]?.id ?? "none";
        const after = movePlace(board, id, wish, { w: 2, h: 2 });
        expect(isSound(after)).toBe(true);
        expect(after.map((one) => one.id)).toEqual(board.map((one) => one.id));
      }),
    );
  });

  test("what is in the way makes room below, and beside it nothing moves", () => {
    const board = [at("a", 0, 0, 6, 2), at("b", 6, 0, 6, 2), at("c", 0, 2, 6, 2)];
    expect(movePlace(board, "c", { y: 0 })).toEqual([at("a", 0, 2, 6, 2), at("b", 6, 0, 6, 2), at("c", 0, 0, 6, 2)]);
    expect(movePlace(board, "a", { x: 6 })).toEqual([at("a", 6, 0, 6, 2), at("b", 6, 2, 6, 2), at("c", 0, 0, 6, 2)]);
    expect(movePlace(board, "a", { w: 8 })).toEqual([at("a", 0, 0, 8, 2), at("b", 6, 2, 6, 2), at("c", 0, 2, 6, 2)]);
  });
});

describe("stepPlace", () => {
  test("passes a tall neighbour with one press, and comes back with the next", () => {
    const board = [at("a", 0, 0, 6, 2), at("b", 0, 2, 6, 7)];
    const down = stepPlace(board, "a", { x: 0, y: 1 });
    expect(down).toEqual([at("a", 0, 7, 6, 2), at("b", 0, 0, 6, 7)]);
    expect(stepPlace(down, "a", { x: 0, y: -1 })).toEqual(board);
  });

  test("at an edge nothing happens", () => {
    const board = [at("a", 0, 0, 6, 2)];
    for (const step of [
      { x: -1, y: 0 },
      { x: 0, y: -1 },
      { x: 0, y: 1 },
    ]) {
      expect(stepPlace(board, "a", step)).toEqual(board);
    }
  });
});

test("a new tile takes the first free place that is large enough", () => {
  const board = [at("a", 0, 0, 6, 4), at("b", 6, 0, 3, 2)];
  expect(freePlace(board, { w: 3, h: 4 })).toEqual({ x: 9, y: 0 });
  expect(freePlace(board, { w: 6, h: 2 })).toEqual({ x: 6, y: 2 });
  expect(freePlace(board, { w: 12, h: 1 })).toEqual({ x: 0, y: 4 });
});
