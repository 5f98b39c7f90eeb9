import { z } from "zod";

/** Control characters that no text of people has; tab and line breaks are none. Postgres cannot keep U+0000 at all. */
const CONTROL = /(?![\t\n\r])\p{Cc}/u;

/** A text that people write, trimmed, of at most `max` characters; it may be empty. `name` stands in the messages: "the greeting". */
export function optionalText(max: number, name: string) {
  return z
    .string({ error: `Enter ${name}.` })
    .trim()
    .max(max, `Keep ${name} under ${max.toLocaleString("en-US")} characters.`)
    .refine((text) => !CONTROL.test(text), "Leave out control characters.");
}

/** The same, and not empty. */
export function requiredText(max: number, name: string) {
  return optionalText(max, name).min(1, `Enter ${name}.`);
}

/** The same on one line. */
export function lineOfText(max: number, name: string) {
  return requiredText(max, name).refine((text) => !/[\n\r\t]/.test(text), "Write it on one line.");
}
