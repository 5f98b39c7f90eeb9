import { z } from "zod";
import { Questions } from "../calls/index.ts";
import { PhoneNumber } from "../compliance/index.ts";
import { optionalText } from "../context/index.ts";
import { isTimeZone } from "../imports/index.ts";

export const fallbacks = ["take_message", "reject"] as const;

const MINUTES = 24 * 60;

/** Minutes of the day, local: 0 is midnight at its beginning, 1440 at its end. */
const OpenTime = z
  .object({
    weekday: z
      .int("Give 1 (Monday) to 7 (Sunday).")
      .min(1, "Give 1 (Monday) to 7 (Sunday).")
      .max(7, "Give 1 (Monday) to 7 (Sunday)."),
    opensAt: z
      .int("Give minutes of the day.")
      .min(0)
      .max(MINUTES - 1, "Give minutes of the day."),
    closesAt: z.int("Give minutes of the day.").min(1).max(MINUTES, "Give minutes of the day."),
  })
  .refine(({ opensAt, closesAt }) => opensAt < closesAt, {
    path: ["closesAt"],
    message: "Close after opening. For a night, give two entries: to 1440, and from 0 on the next day.",
  });

export const Hours = z.object({
  timezone: z.string().refine(isTimeZone, "Use a time zone such as America/New_York."),
  /** A weekday without an entry is closed; it may have several. */
  days: z.array(OpenTime).max(28, "At most four entries a day."),
});

const fields = {
  number: PhoneNumber,
  label: optionalText(80, "the label"),
  /** Public id (persona_...); null: nobody answers, so the fallback holds. */
  personaId: z.string().max(40).nullable(),
  purpose: optionalText(2_000, "what the line is for"),
  questions: Questions,
  /** Null: always open. */
  hours: Hours.nullable(),
  closedMessage: optionalText(500, "what is said outside the hours")
    .nullable()
    .transform((text) => text || null),
  fallback: z.enum(fallbacks, "Choose take_message or reject."),
};

export const CreateNumberInput = z.object({ ...z.object(fields).partial().shape, number: fields.number });
export type CreateNumberInput = z.input<typeof CreateNumberInput>;

export const UpdateNumberInput = z.object(fields).omit({ number: true }).partial();
export type UpdateNumberInput = z.input<typeof UpdateNumberInput>;
