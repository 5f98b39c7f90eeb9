import { describe, expect, test } from "vitest";
import { arrangeCards, moveCard } from "./arrange-cards.ts";

const cards = ["a", "b", "c", "d"].map((id) => ({ id }));
const ids = (position: string[]) => arrangeCards(cards, { position, hidden: [] }).map(({ id }) => id);

describe("arrangeCards", () => {
  test("without a layout the usual order stands", () => {
    expect(ids([])).toEqual(["a", "b", "c", "d"]);
  });

  test("a card that came after the layout was made follows its neighbour, and cards that are gone are forgotten", () => {
    expect(ids(["d", "b", "gone", "a", "b"])).toEqual(["d", "b", "c", "a"]);
  });

  test("every card is there exactly once", () => {
    expect(ids(["c", "c", "x"]).sort()).toEqual(["a", "b", "c", "d"]);
  });
});

test("a card moves by one place and stops at the ends", () => {
  expect(moveCard(["a", "b", "c"], "c", -1)).toEqual(["a", "c", "b"]);
  expect(moveCard(["a", "b", "c"], "a", -1)).toEqual(["a", "b", "c"]);
  expect(moveCard(["a", "b", "c"], "a", 1)).toEqual(["b", "a", "c"]);
});
