import { z } from "zod";

const Pattern = z
  .string()
  .min(1)
  .max(200)
  .refine(
    (source) => {
      try {
        new RegExp(source, "i");
        return true;
      } catch {
        return false;
      }
    },
    { error: "This is not a regular expression." },
  )
  .describe("Regular expression, upper and lower case alike");

const Step = z
  .object({
    wait_for: z.enum(["speech", "silence", "dtmf"]).optional(),
    match: Pattern.optional().describe("What the words or keys waited for must look like"),
    say: z.string().min(1).max(1_000).optional(),
    play: z.enum(["hold_music", "beep", "noise"]).optional(),
    ms: z
      .number()
      .int()
      .min(0)
      .max(600_000)
      .optional()
      .describe("How long to wait at most, or the sound or pause lasts"),
    dtmf: z
      .string()
      .regex(/^[0-9*#]{1,20}$/)
      .optional(),
    hang_up: z.literal(true).optional(),
  })
  .strict()
  .refine((step) => Object.keys(step).length > 0, { error: "A line does something." });

const Callee = z.union([
  z.string().regex(/^\+150055501\d\d$/, { error: "A number of the simulator's directory, +1 500 555 0100 to 0199." }),
  z.object({ persona: z.string().min(1).max(4_000) }).strict(),
  z.object({ lines: z.array(Step).min(1).max(100) }).strict(),
]);

const Question = z.union([
  z.string().min(1).max(500),
  z
    .object({
      key: z
        .string()
        .regex(/^[a-z][a-z0-9_]{0,39}$/)
        .optional(),
      text: z.string().min(1).max(500),
      type: z.enum(["text", "number", "boolean", "date", "choice"]).optional(),
      choices: z.array(z.string().min(1).max(100)).max(20).optional(),
    })
    .strict(),
]);

const Assertion = z.union([
  z.object({ type: z.literal("heard"), text: z.string().min(1).max(500) }).strict(),
  z.object({ type: z.literal("heard"), pattern: Pattern }).strict(),
  z.object({ type: z.literal("not_heard"), pattern: Pattern }).strict(),
  z.object({ type: z.literal("dtmf"), keys: z.string().regex(/^[0-9*#]{1,40}$/) }).strict(),
  z.object({ type: z.literal("outcome"), is: z.string().min(1).max(40) }).strict(),
  z.object({ type: z.literal("answered_by"), is: z.string().min(1).max(40) }).strict(),
  z.object({ type: z.literal("ended_by"), reason: z.string().min(1).max(40) }).strict(),
  z.object({ type: z.literal("max_turn_gap_ms"), value: z.number().int().min(1).max(60_000) }).strict(),
  z.object({ type: z.literal("max_duration_ms"), value: z.number().int().min(1).max(3_600_000) }).strict(),
  z
    .object({
      type: z.literal("answer"),
      key: z.string().min(1).max(40),
      value: z.union([z.string().max(500), z.number(), z.boolean()]),
    })
    .strict(),
]);

/**
 * A conversation to be tried: who answers, over which line, what the call is for, and what must be true of it afterwards.
 * "heard" and "not_heard" are judged on what a recogniser makes of the agent's recorded voice, never on the agent's own text.
 */
export const ScenarioDefinition = z
  .object({
    callee: Callee,
    line: z
      .object({
        noise_db: z.number().min(0).max(120).optional().describe("40 a quiet room, 65 as loud as a voice, 120 a storm"),
        jitter_ms: z.number().min(0).max(1_000).optional(),
        loss_percent: z.number().min(0).max(50).optional(),
      })
      .strict()
      .optional(),
    call: z
      .object({
        purpose: z.string().min(1).max(2_000),
        instructions: z.string().max(8_000).optional(),
        caller_name: z.string().max(200).optional(),
        questions: z.array(Question).max(20).optional(),
        knowledge: z.string().max(20_000).optional(),
      })
      .strict(),
    assertions: z.array(Assertion).min(1).max(50),
  })
  .strict();

export type ScenarioDefinition = z.infer<typeof ScenarioDefinition>;
export type ScenarioAssertion = ScenarioDefinition["assertions"][number];
export type ScenarioStep = z.infer<typeof Step>;
