import { isPhoneNumber } from "@parley/core/compliance";
import type { CarrierNumbers } from "@parley/core/numbers";
import { decodeId } from "@parley/platform";
import type { Config } from "../../boot/config.ts";

/**
 * TWILIO_NUMBERS: entries `org_...=+14155552671`, separated by commas, each a number of the operator's Twilio account and the one
 * organization that may have it answered. Null when it cannot be read so, or gives a number twice.
 */
export function numberPermits(text: string): Map<string, string> | null {
  const permits = new Map<string, string>();
  for (const entry of text.split(",").map((part) => part.trim())) {
    if (entry === "") continue;
    const [, organization, number] = /^(org_[0-9a-z]{26})=(\+\d+)$/.exec(entry) ?? [];
    const organizationId = organization ? decodeId("org", organization) : null;
    if (!organizationId || !number || !isPhoneNumber(number) || permits.has(number)) return null;
    permits.set(number, organizationId);
  }
  return permits;
}

/** Null with the simulator, which gives everybody whatever number they say. */
export function carrierNumbers({ env }: Config): CarrierNumbers | null {
  return env.TWILIO_ACCOUNT_SID ? { from: env.TWILIO_FROM_NUMBER!, assigned: env.TWILIO_NUMBERS } : null;
}
