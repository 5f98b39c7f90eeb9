import { expect, test } from "vitest";
import { addSpoken, type SpokenWords } from "./talk-words.ts";

const words = (speaker: string, text: string, final: boolean): SpokenWords => ({ speaker, text, final });

test("unfinished words are replaced, finished ones stay, and the other side's are left alone", () => {
  const heard = [
    words("callee", "My ord", false),
    words("callee", "My order", false),
    words("agent", "One moment.", true),
    words("callee", "My order is late.", true),
  ].reduce<SpokenWords[]>(addSpoken, []);
  expect(heard).toEqual([words("agent", "One moment.", true), words("callee", "My order is late.", true)]);
});
