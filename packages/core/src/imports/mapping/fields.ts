import type { CallField } from "../plan.ts";
import type { Field } from "./field.ts";
import { callFieldsOfFiles } from "./fields-call.ts";
import { contactFields } from "./fields-contact.ts";
import { mediaFields } from "./fields-media.ts";
import { sourceFields } from "./fields-source.ts";
import { webFields } from "./fields-web.ts";

/** Everything that a file of calls may say, most telling first within each group. Facts: CTM's and CallRail's exports and APIs. */
export const fields: readonly Field[] = [
  ...callFieldsOfFiles,
  ...contactFields,
  ...sourceFields,
  ...webFields,
  ...mediaFields,
];

const byKey = new Map(fields.map((field) => [field.key, field]));

/** The field of that key, also by the name that an import's mapping says it under (`phone` for caller_number). */
export function fieldOf(key: string): Field | undefined {
  return byKey.get(key) ?? fields.find((field) => field.call && nameOfCallField(field.call) === key);
}

/** `dateTime` as the API says it: date_time. */
export const nameOfCallField = (field: CallField): string =>
  field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
