import { get, type ResolverOptions } from "react-hook-form";
import { expect, test } from "vitest";
import { z } from "zod/mini";
import { formResolver } from "./form-resolver.ts";

const Schema = z.object({
  name: z.string().check(z.minLength(1, "Give a name."), z.regex(/^a/, "Begin with a.")),
  rows: z.array(z.object({ number: z.string().check(z.minLength(3, "Too short.")) })),
});
const options = { fields: {}, shouldUseNativeValidation: false } as ResolverOptions<z.input<typeof Schema>>;

test("a problem inside a list stands at its row, and each field tells its first problem", async () => {
  const resolve = formResolver(async () => Schema);
  const { errors } = await resolve({ name: "", rows: [{ number: "555" }, { number: "1" }] }, undefined, options);
  expect(get(errors, "name.message")).toBe("Give a name.");
  expect(get(errors, "rows.0.number")).toBeUndefined();
  expect(get(errors, "rows.1.number.message")).toBe("Too short.");
});
