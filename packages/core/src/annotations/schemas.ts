import { z } from "zod";

const day = z.iso
  .date("Give a day as 2026-03-31.")
  .refine((text) => text >= "1970-01-01", "Choose a day from 1970 on.");

const text = z
  .string({ error: "Enter what happened." })
  .trim()
  .min(1, "Enter what happened.")
  .max(200, "Use at most 200 characters.")
  .refine((words) => !/\p{Cc}/u.test(words), "Leave out line breaks and control characters.");

export const ListAnnotationsInput = z
  .object({ from: day.optional(), to: day.optional() })
  .refine(({ from, to }) => from === undefined || to === undefined || from <= to, {
    path: ["to"],
    message: "Choose a last day that is not before the first.",
  });

export const CreateAnnotationInput = z.object({ day, text });
export type CreateAnnotationInput = z.input<typeof CreateAnnotationInput>;

export const UpdateAnnotationInput = CreateAnnotationInput.partial();
export type UpdateAnnotationInput = z.input<typeof UpdateAnnotationInput>;

/** A flag on the time axis: what happened on a day. */
export interface Annotation {
  /** Public id (ann_...). */
  id: string;
  /** Day in the organization's time zone, 2026-03-31. */
  day: string;
  text: string;
}
