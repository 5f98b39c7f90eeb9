import { conflict, DomainError } from "@parley/platform";
import type { Services } from "../../boot/services.ts";

/** Each keeps a place for a minute, whether or not anybody comes. */
const MOST_OPEN = 3;

/**
 * Checks that an organization may begin one more browser call: it must leave room for the others. Throws rate_limited while too many of
 * its tickets are unused, and conflict when it has half of this process's calls.
 */
export function checkTalkRoom({ talk, live, config }: Services, organizationId: string): void {
  const open = talk.openOf(organizationId);
  if (open >= MOST_OPEN) {
    throw new DomainError(
      "rate_limited",
      "too_many_unused_calls",
      `${MOST_OPEN} calls in the browser have begun and wait for somebody. Talk in one of them, or try again in a minute.`,
    );
  }
  const talking = [...live.held.values()].filter((held) => held.organizationId === organizationId).length;
  const most = Math.max(1, Math.floor(config.env.VOICE_MAX_CALLS / 2));
  if (talking + open < most) return;
  throw conflict("too_many_live_calls", `Your organization has ${most} calls going on. Wait until one has ended.`);
}
