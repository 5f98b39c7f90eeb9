import { z } from "zod";

/** Whether the browser knows the zone; the server asks again. */
function isTimeZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone: zone });
    return !/^[+-]/.test(zone);
  } catch {
    return false;
  }
}

export const OrganizationInput = z.object({
  name: z.string().trim().min(1, "Enter the organization's name.").max(80, "Use at most 80 characters."),
  timezone: z
    .string()
    .trim()
    .min(1, "Choose a time zone.")
    .refine(isTimeZone, "This is not a time zone. Choose one such as America/New_York."),
  currency: z.string().min(3, "Choose a currency."),
});
