import { z } from "zod";
import { mergedKinds, normaliseName } from "../dimensions/index.ts";

const kind = z.enum(mergedKinds, `Choose one of: ${mergedKinds.join(", ")}.`);

/** At most as long as the longest name that a filter takes. */
const name = (what: string) =>
  z
    .string({ error: `Enter ${what}.` })
    .max(500, "Use at most 500 characters.")
    .trim()
    .refine((text) => normaliseName(text) !== "", `Enter ${what}.`)
    .refine((text) => !/\p{Cc}/u.test(text), "Leave out line breaks and control characters.");

export const CreateSourceRuleInput = z.object({
  kind: kind.default("source"),
  match: name("the name as it is tracked"),
  target: name("the name that it counts as"),
});
export type CreateSourceRuleInput = z.input<typeof CreateSourceRuleInput>;

export const UpdateSourceRuleInput = CreateSourceRuleInput.pick({ match: true, target: true }).partial();
export type UpdateSourceRuleInput = z.input<typeof UpdateSourceRuleInput>;

/** A rule as people see it. */
export interface SourceRule {
  /** Public id (rule_...). */
  id: string;
  kind: (typeof mergedKinds)[number];
  /** The tracked name, normalised: trimmed, lower case. */
  match: string;
  target: string;
  /** What the name counts as in the end: another rule may lead on from the target, or spell it otherwise. */
  countsAs: string;
  /** One that every organization begins with. */
  isDefault: boolean;
  /** How many tracked names it names and merges now: spellings that normalise to its match. */
  names: number;
  /** Calls that were tracked under those names. */
  calls: number;
  /** When it was made or last changed. */
  createdAt: Date;
  /** Who made or last changed it; null for a program and for a default rule. */
  createdBy: string | null;
}
