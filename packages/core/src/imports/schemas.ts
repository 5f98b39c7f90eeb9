import { z } from "zod";

export const importSources = ["auto", "ctm", "callrail", "generic"] as const;
export const importStatuses = ["queued", "running", "completed", "failed", "canceled"] as const;

export const CreateImportInput = z.object({
  fileName: z
    .string()
    .trim()
    .min(1, "Give the file a name.")
    .max(255, "The file's name is longer than 255 characters."),
  /** IANA zone of times that have no offset; the organization's when absent. */
  timezone: z.string().optional(),
  /** ISO 4217 code; must be the organization's. */
  currency: z.string().optional(),
  source: z.enum(importSources, "Use auto, ctm, callrail or generic.").default("auto"),
});
export type CreateImportInput = z.input<typeof CreateImportInput>;

export const ListImportsInput = z.object({
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().optional(),
});
export type ListImportsInput = z.input<typeof ListImportsInput>;
