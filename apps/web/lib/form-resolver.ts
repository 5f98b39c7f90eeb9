import { type FieldErrors, type FieldValues, get, type Resolver, set } from "react-hook-form";
import type { ZodMiniType } from "zod/mini";

/**
 * Checks a form with a schema; the first message of each field is shown, one inside a list at its row. The schema, and with it the schema library, is loaded
 * when the form is first checked: it would cost every page with a form 20 kB of its first load.
 */
export function formResolver<Input extends FieldValues, Output extends FieldValues>(
  load: () => Promise<ZodMiniType<Output, Input>>,
): Resolver<Input, unknown, Output> {
  return async (values) => {
    const result = (await load()).safeParse(values);
    if (result.success) return { values: result.data, errors: {} };
    const errors: FieldErrors<Input> = {};
    for (const { path, code, message } of result.error.issues) {
      const field = path.map(String).join(".");
      if (!get(errors, field)) set(errors, field, { type: code, message });
    }
    return { values: {}, errors };
  };
}
