import { z } from "zod";

const text = (what: string, most: number) =>
  z
    .string({ error: `Enter ${what}.` })
    .trim()
    .min(1, `Enter ${what}.`)
    .max(most, `Use at most ${most} characters.`)
    .refine((value) => !/\p{Cc}/u.test(value), "Leave out line breaks and control characters.");

const day = z.iso.date("Write a day as 2026-01-31.");

const fields = {
  name: text("a name", 120),
  dimension: text("what the groups are told apart by", 300),
  control: text("the value that it is compared with", 600),
  variant: text("the value that is tried", 600),
  measure: text("a measure", 80),
  smallestEffect: z
    .number("Enter the smallest difference that would matter.")
    .min(0.01, "Use at least 0.01, which is one percent.")
    .max(10, "Use at most 10, which is ten times as much."),
  startedOn: day,
  endedOn: day.nullable(),
};

export const CreateExperimentInput = z.object({
  ...fields,
  smallestEffect: fields.smallestEffect.default(0.1),
  endedOn: fields.endedOn.default(null),
});
export type CreateExperimentInput = z.input<typeof CreateExperimentInput>;

export const UpdateExperimentInput = z.object(fields).partial();
export type UpdateExperimentInput = z.input<typeof UpdateExperimentInput>;

/** A comparison of two groups of calls that was planned before its numbers were looked at. */
export interface Experiment {
  /** Public id (exp_...). */
  id: string;
  name: string;
  /** Dimension whose values are compared. */
  dimension: string;
  control: string;
  variant: string;
  /** A rate or a mean. */
  measure: string;
  /** Smallest relative difference that would matter: 0.1 is a tenth. */
  smallestEffect: number;
  /** First and last day; no last one while it runs. */
  startedOn: string;
  endedOn: string | null;
  createdAt: Date;
}
