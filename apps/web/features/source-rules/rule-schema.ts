import * as z from "zod/mini";

// Loaded when the form is first checked (lib/form-resolver.ts).
const name = (missing: string) =>
  z.string().check(z.trim(), z.minLength(1, missing), z.maxLength(500, "Use at most 500 characters."));

export const RuleInput = z.object({
  kind: z.enum(["source", "medium", "campaign"]),
  match: name("Enter the name as it is tracked."),
  target: name("Enter the name that it counts as."),
});
