import { z } from "zod";
import { PhoneNumber } from "../compliance/index.ts";
import { lineOfText, optionalText } from "../context/index.ts";

/** Languages that a call can be held in. */
export const callLanguages = ["en"] as const;
/** Voices that every provider has; each maps them to one of its own. */
export const callVoices = ["male", "female"] as const;
export const voicemailActions = ["leave", "hang_up"] as const;
export const engines = ["cascade", "realtime"] as const;

export const Voice = z.enum(callVoices, "Choose male or female.");
export const Language = z.enum(callLanguages, `Choose one of: ${callLanguages.join(", ")}.`);
export const VoicemailAction = z.enum(voicemailActions, "Choose leave or hang_up.");
export const MaxCost = z
  .int("Give whole millionths of a dollar.")
  .min(1_000, "Give at least 1,000 (a tenth of a cent).")
  .max(1_000_000_000, "Give at most 1,000,000,000 (1,000 dollars).");
export const HoldBudget = z
  .int("Give whole seconds.")
  .min(0, "Give 0 or more seconds.")
  .max(14_400, "Give at most 4 hours (14400 seconds).");
const MaxDuration = z
  .int("Give whole seconds.")
  .min(30, "Choose between 30 seconds and 4 hours (14400 seconds).")
  .max(14_400, "Choose between 30 seconds and 4 hours (14400 seconds).");

const TransferTarget = z.object({
  name: lineOfText(80, "who it is"),
  number: PhoneNumber,
  /** When a call is put through, in words for the agent. */
  when: optionalText(500, "when to transfer").default(""),
  /** Whoever answers there hears first what it is about. */
  warm: z.boolean("Use true or false.").default(false),
});

/** An empty field of a form means none. */
const nullableText = (max: number, name: string) =>
  optionalText(max, name)
    .nullable()
    .transform((text) => text || null);

const fields = {
  name: lineOfText(80, "a name"),
  /** What it is called on the phone; it always says that it is an AI. */
  spokenName: nullableText(80, "the spoken name"),
  voice: Voice.nullable(),
  language: Language,
  instructions: optionalText(20_000, "the instructions"),
  /** First words on a call that comes in. */
  greeting: nullableText(500, "the greeting"),
  engine: z.enum(engines, "Choose cascade or realtime."),
  record: z.boolean("Use true or false."),
  consentLine: z.boolean("Use true or false."),
  voicemailAction: VoicemailAction,
  voicemailMessage: nullableText(1_000, "the message"),
  maxDurationSeconds: MaxDuration,
  maxCostMicrodollars: MaxCost.nullable(),
  holdBudgetSeconds: HoldBudget,
  transferTargets: z
    .array(TransferTarget)
    .max(20, "At most 20 targets.")
    .refine(
      (targets) => new Set(targets.map(({ name }) => name.toLowerCase())).size === targets.length,
      "Give each target a name of its own.",
    ),
  /** Public ids (tool_...). */
  toolIds: z.array(z.string().max(40)).max(30, "At most 30 tools."),
  learns: z.boolean("Use true or false."),
};

// No defaults here: the table has them, and a change must leave alone what was not sent.
export const CreatePersonaInput = z.object({ ...z.object(fields).partial().shape, name: fields.name });
export type CreatePersonaInput = z.input<typeof CreatePersonaInput>;

export const UpdatePersonaInput = z.object({
  ...z.object(fields).partial().shape,
  /** False brings an archived persona back. */
  archived: z.boolean("Use true or false.").optional(),
});
export type UpdatePersonaInput = z.input<typeof UpdatePersonaInput>;
