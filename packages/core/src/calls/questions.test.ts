import fc from "fast-check";
import { expect, test } from "vitest";
import { Questions } from "./questions.ts";
import { typedAnswer } from "./typed-answer.ts";

test("questions are completed with keys of their own words", () => {
  expect(
    Questions.parse([
      "When will the order arrive?",
      "When will the order arrive?",
      { text: "Is it paid?", type: "boolean" },
      { text: "Which colour?", choices: ["Red", "Blue"] },
      { key: "order_arrive", text: "Own key" },
      "¿?",
    ]),
  ).toEqual([
    { key: "when_order_arrive", text: "When will the order arrive?", type: "text" },
    { key: "when_order_arrive_2", text: "When will the order arrive?", type: "text" },
    { key: "paid", text: "Is it paid?", type: "boolean" },
    { key: "which_colour", text: "Which colour?", type: "choice", choices: ["Red", "Blue"] },
    { key: "order_arrive", text: "Own key", type: "text" },
    { key: "question", text: "¿?", type: "text" },
  ]);
});

test.each([
  [
    [
      { key: "a", text: "x" },
      { key: "a", text: "y" },
    ],
    "1/key",
  ],
  [[{ text: "x", type: "choice" }], "0/choices"],
  [[{ text: "x", type: "date", choices: ["a", "b"] }], "0/type"],
])("questions that could not be counted are refused by place (%#)", (questions, path) => {
  const result = Questions.safeParse(questions);
  expect(result.error?.issues.map((issue) => issue.path.join("/"))).toEqual([path]);
});

// They pass the door and the verb: what the first makes of them the second must leave alone.
test("keys are unique and whatever came out once stays as it is", () => {
  const text = fc.string({ minLength: 1, maxLength: 60, unit: "grapheme" });
  fc.assert(
    fc.property(fc.array(text, { maxLength: 20 }), (questions) => {
      const first = Questions.safeParse(questions);
      if (!first.success) return;
      const keys = first.data.map(({ key }) => key);
      expect(new Set(keys).size).toBe(keys.length);
      for (const key of keys) expect(key).toMatch(/^[a-z][a-z0-9_]{0,39}$/);
      expect(Questions.parse(first.data)).toEqual(first.data);
    }),
  );
});

test.each([
  ["number", "1,250.5", 1250.5],
  ["number", "about ten", null],
  ["number", Number.NaN, null],
  ["boolean", "Yes", true],
  ["boolean", "maybe", null],
  ["date", "2026-02-28", "2026-02-28"],
  ["date", "2026-02-30", null],
  ["date", "tomorrow", null],
  ["choice", "red", "Red"],
  ["choice", "green", null],
  ["text", "  At nine. ", "At nine."],
  ["text", { a: 1 }, null],
] as const)("an answer of type %s (%j) becomes %j and is never bent", (type, value, expected) => {
  expect(typedAnswer({ key: "k", text: "?", type, choices: ["Red", "Blue"] }, value)).toEqual(expected);
});
