import { z } from "zod";
import { connectionFields } from "./connection/connection-input.ts";
import { sourceKinds } from "./connection/source-settings.ts";

const name = z.string().trim().min(1, "Give the source a name.").max(80, "Use at most 80 characters.");

const silentAfterHours = z
  .number("Give a number of hours.")
  .int("Give whole hours.")
  .min(1, "Give at least one hour.")
  .max(24 * 90, "Give at most 90 days.")
  .nullish();

export const CreateImportSourceInput = z.object({
  kind: z.enum(sourceKinds, `Use ${sourceKinds.join(", ")}.`),
  name,
  /** Owners and admins are told when nothing new came for so long; null for never. */
  silentAfterHours,
  ...connectionFields,
});
export type CreateImportSourceInput = z.input<typeof CreateImportSourceInput>;

/** Only what is sent changes; a key that is left out stays as it is. */
export const UpdateImportSourceInput = z.object({
  name: name.optional(),
  silentAfterHours,
  paused: z.boolean("Use true or false.").optional(),
  ...connectionFields,
});
export type UpdateImportSourceInput = z.input<typeof UpdateImportSourceInput>;
