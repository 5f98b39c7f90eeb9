import { describe, expect, test } from "vitest";
import type { Board, BoardTile } from "./board-wire.ts";
import { draftOf, draftReducer, isUnsaved, startDraft } from "./draft.ts";

const tile = (id: string, x: number): BoardTile => ({
  id,
  kind: "text",
  title: id,
  x,
  y: 0,
  w: 3,
  h: 3,
  text: id,
  options: {},
});
const board = {
  name: "Board",
  tiles: [tile("a", 0), tile("b", 3)],
  scope: { range: { preset: "today" }, compare: "none", filters: [] },
} as unknown as Board;

describe("a draft", () => {
  test("takes back the removal of a tile, and everything else that was done, in turn", () => {
    const start = startDraft(board);
    const renamed = draftReducer(start, { type: "change", draft: { name: "Other" } });
    const removed = draftReducer(renamed, { type: "remove", id: "a" });
    expect(removed.now.tiles.map(({ id }) => id)).toEqual(["b"]);
    const back = draftReducer(removed, { type: "undo" });
    expect(back.now).toEqual(renamed.now);
    expect(draftReducer(back, { type: "redo" }).now).toEqual(removed.now);
    const all = draftReducer(back, { type: "undo" });
    expect(isUnsaved(all)).toBe(false);
    expect(draftReducer(all, { type: "undo" })).toBe(all);
  });

  test("is unsaved from the first change on until it is saved or is as it was", () => {
    const start = startDraft(board);
    expect(isUnsaved(start)).toBe(false);
    const changed = draftReducer(start, { type: "put", tile: { ...tile("a", 0), title: "New" } });
    expect(isUnsaved(changed)).toBe(true);
    expect(isUnsaved(draftReducer(changed, { type: "load", draft: changed.now }))).toBe(false);
    expect(isUnsaved(draftReducer(changed, { type: "put", tile: tile("a", 0) }))).toBe(false);
    expect(draftReducer(changed, { type: "discard" }).now).toEqual(draftOf(board));
  });

  test("moving a tile where it is already is no step", () => {
    const start = startDraft(board);
    expect(draftReducer(start, { type: "arrange", places: start.now.tiles })).toBe(start);
  });

  test("a new tile makes those below make room", () => {
    const placed = draftReducer(startDraft(board), { type: "put", tile: { ...tile("c", 0), w: 12 } }).now.tiles;
    expect(placed.map(({ id, y }) => [id, y])).toEqual([
      ["a", 0],
      ["b", 0],
      ["c", 3],
    ]);
  });
});
