import { z } from "zod/mini";
import { isNumber, MAX_MINUTES } from "./call-rules.ts";
import { QuestionInput } from "./question-input.ts";

const text = (max: number, message: string) => z.string().check(z.trim(), z.maxLength(max, message));

/** What the form holds, as typed. The server asks again, and knows more (whether a number exists). */
export const NewCallInput = z
  .object({
    to: z
      .string()
      .check(
        z.trim(),
        z.minLength(1, "Enter a phone number."),
        z.refine(isNumber, "Write the number in international form, such as +14155552671."),
      ),
    purpose: z
      .string()
      .check(
        z.trim(),
        z.minLength(1, "Say why you call."),
        z.maxLength(2_000, "Keep the purpose under 2,000 characters."),
      ),
    instructions: text(20_000, "Keep this under 20,000 characters."),
    caller_name: text(120, "Keep the name under 120 characters."),
    /** Public id, or "none". */
    persona_id: z.string(),
    voice: z.enum(["default", "male", "female"]),
    questions: z.array(QuestionInput).check(z.maxLength(20, "Ask at most 20 questions.")),
    voicemail_action: z.enum(["default", "leave", "hang_up"]),
    /** Empty: the persona's. */
    hold_minutes: z.string().check(
      z.trim(),
      z.refine(
        (typed) => typed === "" || (/^\d{1,3}$/.test(typed) && Number(typed) <= 240),
        "Choose 0 to 240 whole minutes.",
      ),
    ),
    max_dollars: z.string().check(
      z.trim(),
      z.refine(
        (typed) =>
          typed === "" || (/^\d{1,4}(\.\d{1,6})?$/.test(typed) && Number(typed) >= 0.001 && Number(typed) <= 1000),
        "Give an amount from 0.001 to 1,000 dollars, or leave it empty.",
      ),
    ),
    record: z.boolean(),
    max_minutes: z.coerce
      .number<number | string>("Give whole minutes.")
      .check(
        z.int("Give whole minutes."),
        z.minimum(1, "Choose between 1 minute and 4 hours (240 minutes)."),
        z.maximum(MAX_MINUTES, "Choose between 1 minute and 4 hours (240 minutes)."),
      ),
    when: z.enum(["now", "later"]),
    at: z._default(z.string(), ""),
  })
  .check(
    z.refine((input) => input.when === "now" || /^\d{4}-\d\d-\d\dT\d\d:\d\d$/.test(input.at), {
      path: ["at"],
      message: "Choose a day and a time.",
    }),
  );

export type NewCallForm = z.input<typeof NewCallInput>;
export type NewCall = z.output<typeof NewCallInput>;
