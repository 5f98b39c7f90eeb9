import { z } from "zod/mini";

const text = (max: number) =>
  z.string().check(z.trim(), z.maxLength(max, `Keep this under ${max.toLocaleString("en-US")} characters.`));
const needed = (max: number, message: string) => text(max).check(z.minLength(1, message));
const minutes = (least: number, message: string) =>
  z.coerce.number<number | string>(message).check(z.minimum(least, message), z.maximum(240, message));

/** The form as typed: minutes and dollars where the API has seconds and millionths. The server asks again. */
export const CharacterInput = z.object({
  name: needed(80, "Give the persona a name."),
  spoken_name: text(80),
  voice: z.enum(["default", "male", "female"]),
  language: z.enum(["en"]),
  engine: z.enum(["cascade", "realtime"]),
  instructions: text(20_000),
  greeting: text(500),
  record: z.boolean(),
  consent_line: z.boolean(),
  learns: z.boolean(),
  voicemail_action: z.enum(["leave", "hang_up"]),
  voicemail_message: text(1_000),
  max_minutes: minutes(0.5, "Choose between half a minute and 4 hours (240 minutes)."),
  hold_minutes: minutes(0, "Choose between 0 and 240 minutes."),
  max_dollars: z.string().check(
    z.trim(),
    z.refine(
      (typed) =>
        typed === "" || (/^\d{1,4}(\.\d{1,6})?$/.test(typed) && Number(typed) >= 0.001 && Number(typed) <= 1000),
      "Give an amount from 0.001 to 1,000 dollars, or leave it empty.",
    ),
  ),
  transfer_targets: z
    .array(
      z.object({
        name: needed(80, "Say who it is."),
        number: z.string().check(
          z.trim(),
          z.refine(
            (typed) => /^\+[1-9]\d{6,14}$/.test(typed.replace(/[\s().-]/g, "")),
            "Write the number in international form, such as +14155552671.",
          ),
        ),
        when: text(500),
        warm: z.boolean(),
      }),
    )
    .check(z.maxLength(20, "At most 20 people.")),
});

export type CharacterForm = z.input<typeof CharacterInput>;
export type Character = z.output<typeof CharacterInput>;
