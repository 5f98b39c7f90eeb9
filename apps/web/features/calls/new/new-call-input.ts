import { z } from "zod";

/** What the form holds, as typed. The server asks again, and knows more (whether a number exists). */
export const NewCallInput = z
  .object({
    to: z
      .string()
      .trim()
      .min(1, "Enter a phone number.")
      .refine(
        (to) => /^\+[1-9]\d{6,14}$/.test(digitsOf(to)),
        "Write the number in international form, such as +14155552671.",
      ),
    purpose: z.string().trim().min(1, "Say why you call.").max(2_000, "Keep the purpose under 2,000 characters."),
    instructions: z.string().trim().max(20_000, "Keep this under 20,000 characters."),
    caller_name: z.string().trim().max(120, "Keep the name under 120 characters."),
    voice: z.enum(["male", "female"]),
    record: z.boolean(),
    max_minutes: z.coerce
      .number("Give whole minutes.")
      .int("Give whole minutes.")
      .min(1, "Choose between 1 minute and 4 hours (240 minutes).")
      .max(240, "Choose between 1 minute and 4 hours (240 minutes)."),
    when: z.enum(["now", "later"]),
    at: z.string().default(""),
  })
  .refine((input) => input.when === "now" || /^\d{4}-\d\d-\d\dT\d\d:\d\d$/.test(input.at), {
    path: ["at"],
    message: "Choose a day and a time.",
  });

export type NewCallForm = z.input<typeof NewCallInput>;
export type NewCall = z.output<typeof NewCallInput>;

/** A number as one types it, without what only makes it readable. */
export function digitsOf(number: string): string {
  return number.replace(/[\s().-]/g, "");
}

/** Which field of the form a field of the API is. */
export const FIELD_OF: Record<string, keyof NewCallForm> = {
  "/to": "to",
  "/purpose": "purpose",
  "/instructions": "instructions",
  "/caller_name": "caller_name",
  "/voice": "voice",
  "/record": "record",
  "/max_duration_seconds": "max_minutes",
  "/scheduled_at": "at",
};
