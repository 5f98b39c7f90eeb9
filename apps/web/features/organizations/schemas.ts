import * as z from "zod/mini";
import { emailAddress } from "@/features/accounts/schemas.ts";

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
  name: z
    .string()
    .check(z.trim(), z.minLength(1, "Enter the organization's name."), z.maxLength(80, "Use at most 80 characters.")),
  timezone: z
    .string()
    .check(
      z.minLength(1, "Choose a time zone."),
      z.refine(isTimeZone, "This is not a time zone. Choose one such as America/New_York."),
    ),
  currency: z.string().check(z.minLength(3, "Choose a currency.")),
});

export const OrganizationSettings = z.extend(OrganizationInput, { locale: z.string() });

export const WhatCounts = z.object({
  qualifiedScore: z
    .number("Choose a score from 0 to 5.")
    .check(z.minimum(0, "Choose a score from 0 to 5."), z.maximum(5, "Choose a score from 0 to 5.")),
  serviceLevelSeconds: z
    .int("Choose 1 to 600 whole seconds.")
    .check(z.minimum(1, "Choose 1 to 600 seconds."), z.maximum(600, "Choose 1 to 600 seconds.")),
});

export const InviteInput = z.object({ email: emailAddress, role: z.string().check(z.minLength(1, "Choose a role.")) });
