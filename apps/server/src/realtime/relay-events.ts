import { readEvents } from "@parley/core/events";
import { encodeId } from "@parley/platform";
import type { Services } from "../boot/services.ts";
import type { EventFeed } from "./event-feed.ts";

interface NewEvents {
  organizationId: string;
  from: number;
  to: number;
}

/** After these the member that they are about may see other things than before; that one's browsers connect anew. */
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
    for (const event of events) {
      const feeds = feedsOf(organizationId);
      for (const feed of feeds) feed.take(event);
      if (changesRights.has(event.type)) onRightsChanged(feeds.filter((feed) => isOf(feed, event.subjectId)));
    }
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

function isOf({ ctx: { actor } }: EventFeed, subjectId: string): boolean {
  return actor.kind === "user" && encodeId("usr", actor.userId) === subjectId;
}
