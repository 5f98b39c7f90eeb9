import { fieldOf } from "../imports/mapping/fields.ts";

/** What a column of call_details is called: by the catalogue of fields, else by its own name. */
export function labelOfColumn(column: string): string {
  return fieldOf(column)?.label ?? column.replace(/^custom\./, "").replaceAll("_", " ");
}
