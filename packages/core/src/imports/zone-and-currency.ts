import { type FieldError, invalidInput } from "@parley/platform";
import { isTimeZone } from "./normalise/zone-time.ts";

/**
 * The zone of times without an offset and the currency of amounts, the organization's unless said otherwise. Throws `invalid_input` for
 * an unknown zone, and for another currency than the organization's: sums would mix two.
 */
export function zoneAndCurrency(
  organization: { timezone: string; currency: string },
  wanted: { timezone?: string; currency?: string },
): { timezone: string; currency: string } {
  const timezone = wanted.timezone || organization.timezone;
  const currency = wanted.currency?.toUpperCase() || organization.currency;
  const errors: FieldError[] = [];
  if (!isTimeZone(timezone)) {
    errors.push({ pointer: "/timezone", message: "Use a time zone such as America/New_York." });
  }
  if (currency !== organization.currency) {
    const message = `This organization counts in ${organization.currency}. Convert the values first.`;
    errors.push({ pointer: "/currency", message });
  }
  if (errors.length > 0) throw invalidInput(errors);
  return { timezone, currency };
}
