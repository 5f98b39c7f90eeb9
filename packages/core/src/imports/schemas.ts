import { z } from "zod";

export const importSources = ["auto", "ctm", "callrail", "generic"] as const;
export const importKinds = ["calls", "ad_spend"] as const;
/** review: waits for its mapping. paused: a shift was found and the user decides. undoing and undone: taken back as a whole. */
export const importStatuses = [
  ...(["review", "queued", "running", "paused", "completed", "failed", "canceled", "undoing", "undone"] as const),
] as const;

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
  /** What the file holds; told by its headers when absent. */
  kind: z.enum(importKinds, "Use calls or ad_spend.").optional(),
  /** Wait for startImport instead of running at once. */
  review: z.boolean().default(false),
  /** Saved mapping (map_...) to read the columns by. */
  mappingId: z.string().optional(),
});
export type CreateImportInput = z.input<typeof CreateImportInput>;

export const StartImportInput = z.object({
  /** By header: a field's key, or `custom`, `tag`, `keep` or `ignore`. Columns that are not named are read as suggested. */
  columns: z.record(z.string(), z.string()).optional(),
  timezone: z.string().optional(),
  currency: z.string().optional(),
  /** 03/04/2024 is the 3rd of April. */
  dayFirst: z.boolean().optional(),
  mappingId: z.string().optional(),
  /** Keeps the mapping under this name. */
  saveAs: z
    .string()
    .trim()
    .min(1, "Give the mapping a name.")
    .max(100, "The mapping's name is longer than 100 characters.")
    .optional(),
});
export type StartImportInput = z.input<typeof StartImportInput>;

export const ListImportsInput = z.object({
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().optional(),
});
export type ListImportsInput = z.input<typeof ListImportsInput>;

export const ResendRejectedRowsInput = z.object({
  rows: z
    .array(z.object({ row: z.number().int().min(1), cells: z.array(z.string()) }))
    .min(1, "Send at least one row.")
    .max(5000, "Send up to 5,000 rows at a time."),
});
export type ResendRejectedRowsInput = z.input<typeof ResendRejectedRowsInput>;
