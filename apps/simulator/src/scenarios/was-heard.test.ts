import { expect, test } from "vitest";
import { plainWords } from "./plain-words.ts";
import { wasHeard } from "./was-heard.ts";

test.each([
  ["It is four four one seven.", "it is 4417"],
  ["number 4-4-1, 7", "number 4417"],
  ["forty-nine dollars", "49 dollars"],
  ["4,417 pieces", "4417 pieces"],
  ["oh, four oh two", "oh 402"],
  ["from nine to six", "from 9 to 6"],
  ["seventeen and twenty", "17 and 20"],
  ["Dana’s order", "dana's order"],
])("%s has the plain words %s", (text, words) => {
  expect(plainWords(text).join(" ")).toBe(words);
});

test.each([
  ["calling on behalf of Dana Miller", "Hello I am an I assistant calling on behalf of Dana Miler could you", true],
  ["your order number is 4417", "so your order number is four, four, one, seven. Right?", true],
  ["your order number is 4417", "so your order number is four, four, one, nine. Right?", false],
  ["I will hang up now", "I would like to know the hours", false],
  ["goodbye", "thank you, good day", false],
  ["arrives on Friday afternoon before noon", "it arrives on Fridays afternoon before noon", true],
])("%j is heard in %j: %s", (expected, heard, verdict) => {
  expect(wasHeard(expected, heard)).toBe(verdict);
});
