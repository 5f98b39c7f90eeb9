import { organizations } from "@parley/db/schema";
import { IANAZone } from "luxon";
import { z } from "zod";

export interface Organization {
  id: string;
  name: string;
  /** IANA time zone in which its days, hours and weekdays are counted. */
  timezone: string;
  /** ISO 4217 code. */
  currency: string;
  /** BCP 47 locale of its numbers and dates. */
  locale: string;
  /** Score in hundredths from which a call is qualified: 300 is a score of 3. */
  qualifiedScore: number;
  /** Seconds within which an answer counts for the service level. */
  serviceLevelSeconds: number;
  isDemo: boolean;
  createdAt: Date;
}

export interface OrganizationDetail extends Organization {
  /** Since when calls are being moved to another time zone: until that is done, days and hours of some are those of the zone before. */
  rezoningSince: Date | null;
}

export const organizationColumns = {
  id: organizations.id,
  name: organizations.name,
  timezone: organizations.timezone,
  currency: organizations.currency,
  locale: organizations.locale,
  qualifiedScore: organizations.qualifiedScore,
  serviceLevelSeconds: organizations.serviceLevelSeconds,
  isDemo: organizations.isDemo,
  createdAt: organizations.createdAt,
};

const currencies = new Set(Intl.supportedValuesOf("currency"));

/** Names of the IANA database only: newer engines also take offsets ("+02:00"), which know no daylight saving. */
const isTimeZone = (zone: string) =>
  /^[A-Za-z][A-Za-z0-9_+-]*(\/[A-Za-z0-9_+-]+)*$/.test(zone) && IANAZone.isValidZone(zone);

function isLocale(locale: string): boolean {
  try {
    return Intl.getCanonicalLocales(locale).length === 1;
  } catch {
    return false;
  }
}

export const organizationFields = z.object({
  name: z.string().trim().min(1, "Enter a name.").max(80, "Use at most 80 characters."),
  timezone: z.string().refine(isTimeZone, "This is not a time zone. Choose one such as America/New_York."),
  currency: z
    .string()
    .transform((code) => code.toUpperCase())
    .refine((code) => currencies.has(code), "This is not a currency. Use a code such as USD."),
  locale: z.string().max(35).refine(isLocale, "This is not a language. Use a code such as en-US."),
});

/** What numbers count as qualified and as in time; they come with a default and are changed later. */
export const measureFields = z.object({
  qualifiedScore: z
    .int("Use at most two decimals.")
    .min(0, "Choose a score from 0 to 5.")
    .max(500, "Choose a score from 0 to 5."),
  serviceLevelSeconds: z
    .int("Give whole seconds.")
    .min(1, "Choose 1 to 600 seconds.")
    .max(600, "Choose 1 to 600 seconds."),
});
