import * as z from "zod/mini";

// Loaded when the form is first checked (lib/form-resolver.ts).
const chosen = (missing: string) => z.string().check(z.minLength(1, missing));

export const ExperimentInput = z.object({
  name: z.string().check(z.trim(), z.minLength(1, "Enter a name."), z.maxLength(120, "Use at most 120 characters.")),
  dimension: chosen("Choose what the groups are told apart by."),
  control: chosen("Choose the value that it is compared with."),
  variant: chosen("Choose the value that is tried."),
  measure: chosen("Choose what is compared."),
  smallestEffect: z.string(),
  startedOn: chosen("Choose the first day."),
});
