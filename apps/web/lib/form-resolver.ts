import type { FieldErrors, FieldValues, Resolver } from "react-hook-form";
import { safeParse, type ZodMiniType } from "zod/mini";

/**
 * Checks a form with a schema; the first message of each field is shown. For schemas of zod/mini: the full library and its
 * usual resolver cost a page 30 kB more.
 */
export function formResolver<Input extends FieldValues, Output extends FieldValues>(
  schema: ZodMiniType<Output, Input>,
): Resolver<Input, unknown, Output> {
  return (values) => {
    const result = safeParse(schema, values);
    if (result.success) return { values: result.data, errors: {} };
    const errors: Record<string, { type: string; message: string }> = {};
    for (const { path, code, message } of result.error.issues) {
      const field = path.map(String).join(".");
      errors[field] ??= { type: code, message };
    }
    return { values: {}, errors: errors as FieldErrors<Input> };
  };
}
