import { z } from "zod";

export const ExportMetricsInput = z.object({
  /** Names the file and its sheet. */
  title: z
    .string({ error: "Enter a title." })
    .trim()
    .min(1, "Enter a title.")
    .max(120, "Use at most 120 characters.")
    .refine((text) => !/\p{Cc}/u.test(text), "Leave out line breaks and control characters."),
  /** As for `queryMetrics`, which checks it. */
  query: z.record(z.string(), z.unknown()),
  format: z.enum(["csv", "xlsx"], "Choose csv or xlsx."),
});
export type ExportMetricsInput = z.input<typeof ExportMetricsInput>;

export interface ExportedFile {
  /** In ASCII, so that every browser takes it: top-sources-2026-03-01-2026-03-31.xlsx */
  name: string;
  mediaType: string;
  bytes: Uint8Array;
}
