import type { AgentRequest } from "@parley/voice";
import fc from "fast-check";
import { expect, test } from "vitest";
import { cleanSpeech, createThoughtFilter } from "./clean-speech.ts";
import { createSpeechGuard, DO_NOT_HAVE } from "./guard-speech.ts";
import { createNumberGuard } from "./number-guard.ts";

const guardOf = (request: Partial<Pick<AgentRequest, "facts" | "history">> = {}) =>
  createNumberGuard({ facts: { purpose: "Ask when the order arrives" }, history: [], ...request });

test.each([
  "The order number is 44718.",
  "It is 4, 4, 7, 1, 8.",
  "It's four four seven one eight.",
  "The total was $45.",
  "It cost forty five dollars.",
  "I was born on May 5th.",
  "The fifth of May would be right.",
  "She ordered it on the 12/05/2024.",
  "Is your number 555 0142?",
  "About ten percent.",
])("nobody gave it, so it is not said: %s", (sentence) => {
  expect(guardOf().invents(sentence)).toBe(true);
});

test.each([
  "I have two questions.",
  "One moment, please.",
  "Could you give me one more minute?",
  "You can reach them 24/7.",
  "There were three of us, in the second row.",
])("is ordinary speech: %s", (sentence) => {
  expect(guardOf().invents(sentence)).toBe(false);
});

test.each([
  ["It is 4, 4, 7, 1, 8.", "The order number is 44718."],
  ["So that was 4 4 7 1 8?", "it's four four seven one eight"],
  ["That is forty nine dollars.", "It costs $49."],
  ["That is $1,250.", "It was twelve hundred and fifty dollars."],
  ["At 3:30 then.", "Come at three thirty."],
  ["On May 5th.", "The fifth of May is free."],
  ["Twenty twenty four it was.", "We met in 2024."],
  ["The last digits are 718.", "The order number is 44718."],
  ["It costs 49.50 euros.", "The price is €49.50."],
])("what was given may be said in other words: %s", (sentence, given) => {
  expect(guardOf({ history: [{ speaker: "callee", text: given }] }).invents(sentence)).toBe(false);
  expect(guardOf({ history: [{ speaker: "note", text: given }] }).invents(sentence)).toBe(false);
  expect(guardOf({ facts: { purpose: "x", knowledge: given } }).invents(sentence)).toBe(false);
  const learned = guardOf();
  learned.learn(given);
  expect(learned.invents(sentence)).toBe(false);
});

test("what only the agent said before gives nothing", () => {
  expect(guardOf({ history: [{ speaker: "agent", text: "It is 44718." }] }).invents("It is 44718.")).toBe(true);
});

test("days that follow from the date of the call may be named", () => {
  const facts = { purpose: "x", localTime: "Saturday, 21 November 2026, 15:04 (Europe/Berlin)" };
  expect(guardOf({ facts }).invents("Tuesday, November 24th?")).toBe(false);
  expect(guardOf({ facts }).invents("November 14th?")).toBe(true);
});

test("no run of three digits or more gets through that was not given, however it is cut", () => {
  fc.assert(
    fc.property(fc.integer({ min: 100, max: 99_999_999 }), fc.integer({ min: 1, max: 12 }), (number, size) => {
      const guard = createSpeechGuard(guardOf().invents);
      const text = `Sure, I can help. The account number is ${number}, thank you. Anything else?`;
      let out = "";
      for (let at = 0; at < text.length; at += size) out += guard.push(text.slice(at, at + size)).join("");
      out += guard.end();
      expect(out).not.toMatch(/\d/);
      expect(out).toContain(DO_NOT_HAVE);
      expect(out).toContain("Sure, I can help.");
      expect(out).toContain("Anything else?");
    }),
  );
});

test.each([
  ["**Hello**, I am _here_.", "Hello, I am here."],
  ["(pauses) Well, [laughs] yes.", " Well, yes."],
  ["*smiles warmly* Of course.", " Of course."],
  ["Call (555) 0142.", "Call (555) 0142."],
  ["Assistant: Good morning 😀!", "Good morning!"],
  ["- First\n- Second", "First Second"],
  ["See [our page](https://example.com).", "See our page."],
  ["<b>Yes</b> and `no`.", "Yes and no."],
])("markup and stage directions are not spoken: %s", (text, spoken) => {
  expect(cleanSpeech(text)).toBe(spoken);
});

test("thoughts are dropped whatever the pieces of their tags", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 9 }), (size) => {
      const filter = createThoughtFilter();
      const text = "<think>secret < plan</think>Hello <b> there";
      let out = "";
      for (let at = 0; at < text.length; at += size) out += filter(text.slice(at, at + size));
      expect("Hello <b> there".startsWith(out) && out.length >= 13).toBe(true);
    }),
  );
});

test("a stream without an end is cut after a sentence, and one without a sentence is cut anyway", () => {
  const guard = createSpeechGuard(() => false);
  let out = "";
  for (let count = 0; count < 1000 && !guard.full; count++)
    out += guard.push("And then there is more to say. ").join("");
  expect(guard.full).toBe(true);
  expect(out.length).toBeLessThan(700);
  expect(out.trimEnd()).toMatch(/\.$/);
  const endless = createSpeechGuard(() => false);
  let words = "";
  for (let count = 0; count < 20_000 && !endless.full; count++) words += endless.push("word ").join("");
  expect(endless.full).toBe(true);
  expect(words.length).toBeLessThan(1000);
});
