import type { Format } from "@/lib/format.ts";
import type { Call } from "../call-wire.ts";

const YES = new Set(["true", "t", "yes", "y", "1", "x", "on"]);
const NO = new Set(["false", "f", "no", "n", "0", "off"]);

/** A custom field's text in the reader's way of writing its type; what is not of the type stays as the file had it. */
export function customValue({ type, value }: Pick<Call["custom"][number], "type" | "value">, format: Format): string {
  const text = value.trim();
  if (type === "boolean") {
    const word = text.toLowerCase();
    return YES.has(word) ? "Yes" : NO.has(word) ? "No" : value;
  }
  if (type === "number" && /^[-+]?\d{1,15}$/.test(text)) return format.integer(Number(text));
  // Only the form that no country reads otherwise; noon, so that no zone moves it to another day.
  const day = type === "date" ? /^\d{4}-\d\d-\d\d$/.exec(text)?.[0] : undefined;
  return day && !Number.isNaN(Date.parse(day)) ? format.date(`${day}T12:00:00Z`) : value;
}
