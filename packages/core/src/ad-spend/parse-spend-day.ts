import { parseDate } from "../imports/normalise/parse-date.ts";

/**
 * A day (YYYY-MM-DD) as reports write it: also 20260131, and with a time behind it, which is dropped since the report has counted its
 * days already. Null when it is none.
 */
export function parseSpendDay(text: string, dayFirst: boolean): string | null {
  const compact = /^(\d{4})(\d{2})(\d{2})$/.exec(text);
  const slashed = /^(\d{1,2})([/-])(\d{1,2})\2(\d{4}|\d{2})$/.exec(text);
  let plain = /^\d{4}-\d{2}-\d{2}/.exec(text)?.[0] ?? text;
  if (compact) plain = `${compact[1]}-${compact[2]}-${compact[3]}`;
  else if (slashed && dayFirst) plain = `${slashed[3]}/${slashed[1]}/${slashed[4]}`;
  const instant = parseDate(plain, "UTC");
  return instant === null ? null : new Date(instant).toISOString().slice(0, 10);
}
