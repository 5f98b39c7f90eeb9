export const QUESTION_TYPES = [
  { value: "text", label: "Text" },
  { value: "number", label: "Number" },
  { value: "boolean", label: "Yes or no" },
  { value: "date", label: "Day" },
  { value: "choice", label: "One of" },
] as const;

/** A question as typed: its choices stand in one field, with commas between. */
export interface TypedQuestion {
  text: string;
  type: (typeof QUESTION_TYPES)[number]["value"];
  choices: string;
}

/** "Red, blue, " is two choices. */
export function choicesOf(typed: string): string[] {
  const choices = typed.split(",").map((choice) => choice.trim());
  return [...new Set(choices.filter(Boolean))];
}

/** A question for the API. */
export function questionOf({ text, type, choices }: TypedQuestion) {
  return { text, type, ...(type === "choice" ? { choices: choicesOf(choices) } : {}) };
}
