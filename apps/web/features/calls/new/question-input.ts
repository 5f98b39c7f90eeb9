import { z } from "zod/mini";

export const QUESTION_TYPES = [
  { value: "text", label: "Text" },
  { value: "number", label: "Number" },
  { value: "boolean", label: "Yes or no" },
  { value: "date", label: "Day" },
  { value: "choice", label: "One of" },
] as const;

/** "Red, blue, " is two choices. */
export function choicesOf(typed: string): string[] {
  return [
    ...new Set(
      typed
        .split(",")
        .map((choice) => choice.trim())
        .filter(Boolean),
    ),
  ];
}

/** A question as typed: its choices stand in one field, with commas between. */
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

/** A question for the API. */
export function questionOf({ text, type, choices }: z.output<typeof QuestionInput>) {
  return { text, type, ...(type === "choice" ? { choices: choicesOf(choices) } : {}) };
}
