import { invalidInput } from "@parley/platform";
import type { z } from "zod";

/** Parses what a client sent. Throws `invalid_input` with a JSON pointer and a plain message per refused field. */
export function parseInput<T extends z.ZodType>(schema: T, input: unknown): z.output<T> {
  const result = schema.safeParse(input);
  if (result.success) return result.data;
  throw invalidInput(
    result.error.issues.map((issue) => ({ pointer: `/${issue.path.map(String).join("/")}`, message: issue.message })),
  );
}
