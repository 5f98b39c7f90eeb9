import { expect, test } from "vitest";
import { fieldOf } from "./field-of.ts";
import { choicesOf, questionOf } from "./question.ts";
import { QuestionInput } from "./question-input.ts";

test("choices are typed with commas between; empty ones and repetitions are none", () => {
  expect(choicesOf("Red, blue,, Red , ")).toEqual(["Red", "blue"]);
});

test("one of needs at least two choices, other types need none and send none", () => {
  const question = { text: "Which colour?", type: "choice" as const, choices: "Red" };
  expect(QuestionInput.safeParse(question).error?.issues[0]?.path).toEqual(["choices"]);
  expect(questionOf(QuestionInput.parse({ ...question, type: "text" }))).toEqual({
    text: "Which colour?",
    type: "text",
  });
  expect(questionOf(QuestionInput.parse({ ...question, choices: "Red, blue" })).choices).toEqual(["Red", "blue"]);
});

test("a question that the server refuses is told at its row", () => {
  expect(fieldOf("/questions/2/text")).toBe("questions.2.text");
  expect(fieldOf("/questions/0/choices/1")).toBe("questions.0.choices");
  expect(fieldOf("/metadata")).toBeNull();
});
