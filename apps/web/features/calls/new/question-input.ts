import { z } from "zod/mini";
import { choicesOf } from "./question.ts";

/** What the form checks of a question. Apart from question.ts, so that the schema library is loaded with the schemas only. */
export const QuestionInput = z
  .object({
    text: z
      .string()
      .check(
        z.trim(),
        z.minLength(1, "Write the question, or remove it."),
        z.maxLength(300, "Keep a question under 300 characters."),
      ),
    type: z.enum(["text", "number", "boolean", "date", "choice"]),
    choices: z.string(),
  })
  .check(
    z.refine(
      ({ type, choices }) => {
        const { length } = choicesOf(choices);
        return type !== "choice" || (length >= 2 && length <= 20);
      },
      { path: ["choices"], message: "Give 2 to 20 choices with commas between." },
    ),
  );
