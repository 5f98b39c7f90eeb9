import type { Transaction } from "@parley/db";
import { journeyState } from "@parley/db/schema";
import { eq } from "drizzle-orm";
import { announceChanges } from "../link/link-after-events.ts";

/**
 * Whether all calls are in the journeys. Of an organization whose calls were there before journeys were, the linking begins when
 * somebody first asks.
 */
export async function isLinked(tx: Transaction, organizationId: string): Promise<boolean> {
  const [state] = await tx.select().from(journeyState).where(eq(journeyState.organizationId, organizationId));
  if (!state) await announceChanges(tx, organizationId);
  return state !== undefined && state.readId === null;
}
