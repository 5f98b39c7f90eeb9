import { expect, test } from "vitest";
import type { TranscriptSegment } from "../conversation/call-event.ts";
import { judgeOutcome } from "./judge-outcome.ts";

const segments = (...lines: string[]): TranscriptSegment[] =>
  lines.map((line, index) => {
    const [speaker, text] = line.split(": ") as ["callee" | "agent", string];
    return { speaker, text, startMs: index * 1000, endMs: index * 1000 + 900, confidence: 1, interrupted: false };
  });
const purpose = "Ask when my order will arrive";
const ASK = "agent: Hello. Could you tell me when the order will arrive?";

test("achieved is proved by the callee's own sentence", () => {
  const outcome = judgeOutcome(segments("callee: Hello?", ASK, "callee: It will arrive on Tuesday."), { purpose });
  expect(outcome).toEqual({
    result: "achieved",
    evidence: 'The callee said: "It will arrive on Tuesday."',
    segmentIndexes: [2],
  });
});

test.each([
  ["a date named before the agent asked", ["callee: We are open on Tuesday.", ASK], "not"],
  ["an answer without a date", ["callee: Hi", ASK, "callee: The order was sent by the warehouse."], "partly"],
  ["a question back", ["callee: Hi", ASK, "callee: On what day did you order?"], "not"],
  ["a refusal", ["callee: Hi", ASK, "callee: Not interested, do not call us."], "not"],
  ["nobody", [ASK], "unreachable"],
])("%s is not achieved", (_name, lines, result) => {
  expect(judgeOutcome(segments(...lines), { purpose }).result).toBe(result);
});

test("thanks answer nothing", () => {
  const asked = ["callee: Hi", "agent: Could you tell me whether it has shipped?", "callee: Thanks."];
  const shipped = { purpose: "Ask whether it has shipped" };
  expect(judgeOutcome(segments(...asked), shipped).result).toBe("not");
  expect(judgeOutcome(segments(...asked, "callee: Yes, it shipped yesterday."), shipped)).toMatchObject({
    result: "achieved",
    segmentIndexes: [3],
  });
});

test("a machine is unreachable, whatever its greeting said", () => {
  const lines = segments(
    "callee: We are closed until Monday. Leave a message.",
    "agent: Hello, this is an AI assistant.",
  );
  expect(judgeOutcome(lines, { purpose, answeredBy: "voicemail" }).result).toBe("unreachable");
});

test("one of two questions answered is partly", () => {
  const lines = segments(ASK, "callee: On Tuesday.", "agent: And how much is it?", "callee: I don't know that, sorry.");
  const questions = ["When will it arrive?", "How much is it?"];
  expect(judgeOutcome(lines, { purpose, questions }).result).toBe("partly");
});
