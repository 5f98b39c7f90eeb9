import type { ComboboxOption } from "@parley/ui";
import type { ImportField } from "../import-wire.ts";
import { CUSTOM, IGNORE } from "./decisions.ts";

/** What a column may be read as: the two ways around the fields first, then all fields by their groups. */
export function choiceOptions(fields: ImportField[]): ComboboxOption[] {
  return [
    { value: CUSTOM, label: "Keep as custom field", hint: "Under the column's own name", keywords: "new own" },
    { value: IGNORE, label: "Leave out", hint: "Nothing of it is imported", keywords: "ignore skip" },
    ...fields.map(({ key, label, group, required }) => ({
      value: key,
      label,
      group,
      keywords: key.replaceAll("_", " "),
      ...(required ? { hint: "Needed" } : {}),
    })),
  ];
}
