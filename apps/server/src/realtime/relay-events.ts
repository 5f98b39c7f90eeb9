import { readEvents } from "@parley/core/events";
import type { Services } from "../boot/services.ts";
import type { EventFeed } from "./event-feed.ts";

interface NewEvents {
  organizationId: string;
  from: number;
  to: number;
}

/** After these a person may see other things than before; their browsers sign in anew. */
const changesRights = new Set(["member.updated", "member.removed"]);

/**
 * Tells the browsers of an organization what is new, one announcement after another, so that they hear it in order. Events
 * that cannot be read leave the browsers behind; `onLost` has them load everything again.
 */
export function createRelay(
  services: Services,
  feedsOf: (organizationId: string) => EventFeed[],
  onLost: (feeds: EventFeed[]) => void,
  onRightsChanged: (feeds: EventFeed[]) => void,
): (announced: NewEvents) => void {
  const tails = new Map<string, Promise<void>>();

  const relay = async ({ organizationId, from, to }: NewEvents) => {
    if (feedsOf(organizationId).length === 0) return;
    const scope = { db: services.db, organizationId };
    const events = await readEvents(scope, { after: from - 1, limit: to - from + 1 });
    for (const event of events) for (const feed of feedsOf(organizationId)) feed.take(event);
    if (events.some(({ type }) => changesRights.has(type))) onRightsChanged(feedsOf(organizationId));
  };

  return (announced) => {
    const { organizationId } = announced;
    const before = tails.get(organizationId) ?? Promise.resolve();
    const tail = before
      .then(() => relay(announced))
      .catch((error: Error) => {
        services.logger.warn({ err: error.message }, "events could not be relayed");
        onLost(feedsOf(organizationId));
      })
      .finally(() => {
        if (tails.get(organizationId) === tail) tails.delete(organizationId);
      });
    tails.set(organizationId, tail);
  };
}
