import { typedAnswer } from "@parley/core/calls";
import { parseInput } from "@parley/core/context";
import { invalidInput } from "@parley/platform";
import { readDate } from "@parley/speech";
import type { CallQuestion } from "@parley/voice";
import { z } from "zod";
import type { WrittenInCall } from "../written-in-call.ts";
import type { CallTool } from "./call-tool.ts";

const Input = z.object({ key: z.string(), value: z.union([z.string(), z.number(), z.boolean()]) });

interface Asking {
  questions: readonly CallQuestion[];
  written: WrittenInCall;
  now: () => Date;
  timezone: string;
}

/** Takes down the answer to a question that the call was placed for, typed. A later answer replaces an earlier one. */
export function answerQuestion({ questions, written, now, timezone }: Asking): CallTool {
  const list = questions.map((question) => `${question.key}: ${question.text} (${wanted(question)})`).join("\n");
  return {
    definition: {
      name: "answer_question",
      description: `Write down the other side's answer to a question, as soon as they gave it. Questions:\n${list}`,
      inputSchema: {
        type: "object",
        properties: {
          key: { type: "string", enum: questions.map(({ key }) => key) },
          value: { type: ["string", "number", "boolean"], description: "Of the question's type" },
        },
        required: ["key", "value"],
      },
      readOnly: false,
    },
    async run(input) {
      const { key, value } = parseInput(Input, input);
      const question = questions.find((one) => one.key === key);
      if (!question) throw invalidInput([{ pointer: "/key", message: "There is no such question." }]);
      const said = question.type === "date" ? (dayOf(value, now(), timezone) ?? value) : value;
      const typed = typedAnswer(question, said);
      if (typed === null)
        throw invalidInput([{ pointer: "/value", message: `This answer must be ${wanted(question)}.` }]);
      written.answers = [...written.answers.filter((one) => one.key !== key), { key, value: typed, evidence: [] }];
      return { key, value: typed };
    },
  };
}

function wanted({ type, choices = [] }: CallQuestion): string {
  if (type === "choice") return `one of: ${choices.join(", ")}`;
  const words = { text: "a text", number: "a number", boolean: "yes or no", date: "a day such as 2026-11-24" };
  return words[type];
}

/** "Next Tuesday" as 2026-11-24. */
function dayOf(value: string | number | boolean, now: Date, timezone: string): string | null {
  return typeof value === "string" ? (readDate(value, now, timezone)?.slice(0, 10) ?? null) : null;
}
