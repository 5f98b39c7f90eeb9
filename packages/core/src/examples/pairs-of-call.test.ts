import fc from "fast-check";
import { expect, test } from "vitest";
import { type HeardSegment, pairsOfCall } from "./pairs-of-call.ts";

function talk(...lines: (readonly [string, string] | readonly [string, string, boolean])[]): HeardSegment[] {
  return lines.map(([speaker, text, interrupted = false], position) => ({ position, speaker, text, interrupted }));
}

test("a turn and the answer that followed it are one example, however many pieces they came in", () => {
  const segments = talk(
    ["agent", "Hello, this is an AI calling for Kate."],
    ["callee", "Yes."],
    ["callee", "What is it about?"],
    ["agent", "I would like to know"],
    ["agent", "when you open on Saturday."],
    ["callee", "At nine."],
    ["agent", "Thank you, that was all."],
  );
  expect(pairsOfCall(segments)).toEqual([
    { position: 3, situation: "Yes. What is it about?", answer: "I would like to know when you open on Saturday." },
    { position: 6, situation: "At nine.", answer: "Thank you, that was all." },
  ]);
});

test("an answer that was cut short, a word or two, and masked digits teach nothing", () => {
  const segments = talk(
    ["callee", "Who is this?"],
    ["agent", "I am calling because", true],
    ["callee", "Go on."],
    ["agent", "Of course."],
    ["callee", "My card is ••••."],
    ["agent", "Please do not tell me your card."],
  );
  expect(pairsOfCall(segments)).toEqual([]);
});

test("what a supervisor said is not learned, nor what followed it as an answer to the other side", () => {
  const segments = talk(
    ["callee", "Can I speak to a person?"],
    ["supervisor", "This is Anna, I take over."],
    ["agent", "I am back with you now."],
  );
  expect(pairsOfCall(segments)).toEqual([]);
});

test("every example is an answer of the agent to words that stand right before it", () => {
  const segment = fc.tuple(fc.constantFrom("agent", "callee", "supervisor"), fc.lorem({ maxCount: 8 }), fc.boolean());
  fc.assert(
    fc.property(fc.array(segment, { maxLength: 30 }), (lines) => {
      const segments = talk(...lines);
      for (const { position, answer, situation } of pairsOfCall(segments)) {
        expect(segments[position]!.speaker).toBe("agent");
        expect(answer.startsWith(segments[position]!.text)).toBe(true);
        expect(segments[position - 1]!.speaker).toBe("callee");
        expect(situation.endsWith(segments[position - 1]!.text)).toBe(true);
      }
    }),
  );
});
