import { z } from "zod";
import { lineOfText } from "../context/index.ts";

const LONGEST = 64_000;

const name = lineOfText(120, "a name");
/** What a definition may say is the simulator's to judge, at the door; here it only has to fit. */
const definition = z
  .record(z.string(), z.unknown(), "Give a scenario.")
  .refine((value) => JSON.stringify(value).length <= LONGEST, "Keep the scenario under 64 kB.")
  .refine((value) => !JSON.stringify(value).includes("\\u0000"), "Leave out control characters.");

export const CreateScenarioInput = z.object({ name, definition });
export type CreateScenarioInput = z.input<typeof CreateScenarioInput>;

export const UpdateScenarioInput = CreateScenarioInput.partial();
export type UpdateScenarioInput = z.input<typeof UpdateScenarioInput>;

export const StartScenarioRunInput = z.object({
  /** Public id (persona_...); without one the plain agent is tried. */
  personaId: z.string().max(40).optional(),
  times: z.int("Give a whole number.").min(1, "Run it at least once.").max(20, "Run it at most 20 times.").default(1),
});
export type StartScenarioRunInput = z.input<typeof StartScenarioRunInput>;

export const runStatuses = ["queued", "running", "finished", "failed"] as const;
export type RunStatus = (typeof runStatuses)[number];
