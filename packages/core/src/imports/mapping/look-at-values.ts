import type { CustomColumn } from "../plan.ts";

const DAY = String.raw`(?:\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.](?:\d{4}|\d{2})|[A-Za-z]{3,9}\.? \d{1,2},? \d{4})`;
const CLOCK = String.raw`\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?(?:\s*[AaPp]\.?[Mm]\.?)?`;
const ZONE = String.raw`(?:\s*(?:Z|UTC|GMT|[+-]\d{2}(?::?\d{2})?))?`;

const patterns = {
  day: new RegExp(`^${DAY}$`),
  moment: new RegExp(`^${DAY}(?:T|,?\\s+(?:at\\s+)?)${CLOCK}${ZONE}$`),
  clock: new RegExp(`^${CLOCK}$`),
  epoch: /^1\d{9}(?:\d{3})?(?:\.\d+)?$/,
  phone: /^(?:\+?\d[\d\s().-]{5,18}\d|\(\d{3}\)\s?\d{3}-\d{4}|restricted|anonymous|unknown|private|unavailable)$/i,
  digits: /\d{3}/,
  // A leading zero is part of a code, and sixteen digits are more than a number keeps.
  number: /^[+-]?(?:0|[1-9]\d{0,14})(?:\.\d{1,10})?$/,
  truth: /^(?:true|false|yes|no|y|n|t|f|x|0|1)$/i,
  mark: /^(?:true|yes|y|x|1|0)$/i,
  direction: /^(?:in|out)(?:bound|going|coming)?$/i,
  status:
    /^(?:answered|missed|no[- ]?answer|voicemail|busy|failed|abandoned|completed|in[- ]progress|hangup|cancell?ed|blocked)$/i,
  seconds: /^\d{1,5}$/,
  length: /^(?:\d{1,2}:)?\d{1,3}:\d{2}$/,
} as const;

export type ValueKind = keyof typeof patterns;

/** Whether there are values and every one of them is of that kind. */
export function areAll(values: readonly string[], kind: ValueKind): boolean {
  return values.length > 0 && values.every((value) => patterns[kind].test(value));
}

export function isAny(value: string, kinds: readonly ValueKind[]): boolean {
  return kinds.some((kind) => patterns[kind].test(value));
}

/** What a column of one's own holds, by its values; text where they disagree or there are none. */
export function typeOfValues(values: readonly string[]): CustomColumn["type"] {
  if (areAll(values, "truth")) return "boolean";
  if (areAll(values, "number")) return "number";
  return values.length > 0 && values.every((value) => isAny(value, ["day", "moment"])) ? "date" : "text";
}

/**
 * Whether dates with slashes or dashes put the day first: only when some can be read in no other way and none contradicts. Null when
 * nothing speaks for either.
 */
export function readsDayFirst(values: readonly string[]): boolean | null {
  let dayFirst = 0;
  let monthFirst = 0;
  for (const value of values) {
    const match = /^(\d{1,2})[-/](\d{1,2})[-/](?:\d{4}|\d{2})\b/.exec(value);
    if (!match) continue;
    if (Number(match[1]) > 12) dayFirst += 1;
    if (Number(match[2]) > 12) monthFirst += 1;
  }
  if (dayFirst === 0 && monthFirst === 0) return null;
  return dayFirst > 0 && monthFirst === 0;
}

/** Whether dates are written with slashes or dashes and the year last, so that day and month could be confused. */
export const couldSwapDays = (values: readonly string[]) =>
  values.some((value) => /^\d{1,2}[-/]\d{1,2}[-/]\d{2}/.test(value));
