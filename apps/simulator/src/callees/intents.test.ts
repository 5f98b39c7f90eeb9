import { expect, test } from "vitest";
import { intentOf } from "./intents.ts";
import { digitsIn, readOut } from "./spoken-digits.ts";

test.each([
  ["Hello, this is an AI assistant calling on behalf of Jordan Lee.", "introduction"],
  ["I'd like to know what your opening hours are on Saturday.", "hours"],
  ["So you are open from nine to six, is that correct?", "confirm"],
  ["Could you tell me the status of my order?", "status"],
  ["I don't have the order number.", "no_number"],
  ["No, that's all. Thank you.", "nothing_else"],
  ["Thank you very much. Goodbye.", "goodbye"],
  ["Thank you for your help, good-by.", "goodbye"],
  ["Okay.", "backchannel"],
  ["No.", "no"],
  ["Purple elephants", "unclear"],
])("%s -> %s", (heard, intent) => {
  expect(intentOf(heard)).toBe(intent);
});

test.each([
  ["It's four four one seven.", "4417"],
  ["My order number is 4-4-1, 7.", "4417"],
  ["The order is 98213, from May 3.", "98213"],
  ["oh one two", "012"],
  ["from nine to five", null],
  ["no number here", null],
])("digits in %j: %s", (heard, digits) => {
  expect(digitsIn(heard)).toBe(digits);
});

test("digits are read out one by one", () => {
  expect(readOut("4017")).toBe("four, zero, one, seven");
});
