import { type CountryCode, parsePhoneNumberFromString } from "libphonenumber-js/min";

const NORTH_AMERICA = /^(?:\+?1)?([2-9]\d{2}[2-9]\d{6})$/;

/** What Twilio, which carries CallTrackingMetrics, sends for withheld numbers: ANONYMOUS and so on as keys of a telephone. */
const WITHHELD = new Set(["+266696687", "+7378742833", "+2562533", "+8656696", "+86282452253"]);

/**
 * The digits of the E.164 number ("(760) 555-0188" -> 17605550188), or null when it is withheld ("Restricted", "anonymous", zeros) or
 * is not a number. An extension is left out. Without a country code it is read as a number of `country`.
 */
export function parsePhone(text: string, country: CountryCode = "US"): number | null {
  const compact = text.replace(/[\s().-]/g, "");
  // Nine in ten numbers of an export look like this; the library takes 10 microseconds for each.
  const national = country === "US" ? NORTH_AMERICA.exec(compact) : null;
  if (national) return 10_000_000_000 + Number(national[1]);
  if (!/\d{5}/.test(compact) || /^\+?1?0+$/.test(compact) || WITHHELD.has(compact)) return null;
  const parsed = parsePhoneNumberFromString(text, country);
  return parsed?.isPossible() ? Number(parsed.number.slice(1)) : null;
}
