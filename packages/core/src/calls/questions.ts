import type { CallQuestion } from "@parley/db/schema";
import { z } from "zod";
import { lineOfText } from "../context/index.ts";

const questionTypes = ["text", "number", "boolean", "date", "choice"] as const;

const MOST_QUESTIONS = 20;
const KEY = /^[a-z][a-z0-9_]{0,39}$/;

const Question = z.object({
  key: z.string().regex(KEY, "Use small letters, digits and underscores, a letter first.").optional(),
  text: lineOfText(300, "a question"),
  type: z.enum(questionTypes, `Choose one of: ${questionTypes.join(", ")}.`).optional(),
  choices: z
    .array(lineOfText(100, "a choice"))
    .min(2, "Give at least two choices.")
    .max(20, "At most 20 choices.")
    .optional(),
});

/**
 * What the caller wants answered: plain questions, or with a type so that answers can be counted. Keys that are left out are made
 * of the question's words. Comes out complete, and passes unchanged a second time.
 */
export const Questions = z
  .array(z.union([lineOfText(300, "a question"), Question], "Give a question as a text, or as an object with a text."))
  .max(MOST_QUESTIONS, `Ask at most ${MOST_QUESTIONS} questions.`)
  .superRefine((given, issues) => {
    const keys = given.map((question) => (typeof question === "string" ? undefined : question.key));
    given.forEach((question, i) => {
      if (typeof question === "string") return;
      if (question.key !== undefined && keys.indexOf(question.key) < i) {
        issues.addIssue({ code: "custom", path: [i, "key"], message: "Give each question a key of its own." });
      }
      if (question.type === "choice" && !question.choices) {
        issues.addIssue({ code: "custom", path: [i, "choices"], message: "Give the choices to choose from." });
      }
      if (question.choices && question.type !== undefined && question.type !== "choice") {
        issues.addIssue({ code: "custom", path: [i, "type"], message: "A question with choices has the type choice." });
      }
    });
  })
  .transform(complete);

function complete(given: (string | z.output<typeof Question>)[]): CallQuestion[] {
  const taken = new Set(given.flatMap((question) => (typeof question === "string" ? [] : (question.key ?? []))));
  return given.map((question) => {
    const { key, text, type, choices } =
      typeof question === "string" ? ({ text: question } as z.output<typeof Question>) : question;
    return {
      key: key ?? freeKey(text, taken),
      text,
      type: type ?? (choices ? "choice" : "text"),
      ...(choices ? { choices } : {}),
    };
  });
}

/** Words that say nothing about what is asked. */
const EMPTY = new Set(
  "a an the do does did is are was were you your we our us it to of for and or can could will would please".split(" "),
);

/** "When will the order arrive?" becomes when_order_arrive; a second one when_order_arrive_2. */
function freeKey(text: string, taken: Set<string>): string {
  const words = text
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[^a-z0-9\s]/g, "")
    .split(/\s+/)
    .filter(Boolean);
  const telling = words.filter((word) => !EMPTY.has(word));
  const stem = (telling.length > 0 ? telling : words)
    .slice(0, 5)
    .join("_")
    .replace(/^[^a-z]+/, "")
    .slice(0, 32);
  const base = stem.replace(/_+$/, "") || "question";
  let key = base;
  for (let n = 2; taken.has(key); n++) key = `${base}_${n}`;
  taken.add(key);
  return key;
}
