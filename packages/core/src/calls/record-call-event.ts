import { callEvents } from "@parley/db/schema";
import { encodeId } from "@parley/platform";
import { type Context, inTenant } from "../context/index.ts";
import { appendEvent } from "../events/index.ts";
import { findCall } from "./find-call.ts";

export interface NewCallEvent {
  /** In the order in which it happened, from 0 on; segments are counted apart. */
  position: number;
  atMs: number;
  /** Type of the engine's event: hold, menu, keys_sent, tool, transfer, takeover ... */
  kind: string;
  /** Facts. Never words of a caller: those stand in the transcript, behind its permission. */
  data: Record<string, unknown>;
}

/** Keeps what happened in a call besides words. Repeating it changes nothing and tells nobody. Throws not_found. */
export async function recordCallEvent(ctx: Context, callId: string, event: NewCallEvent): Promise<void> {
  await inTenant(ctx, async (tx) => {
    await findCall(tx, ctx.organizationId, callId);
    const { position, atMs, kind, data } = event;
    const written = await tx
      .insert(callEvents)
      .values({ organizationId: ctx.organizationId, callId, position, atMs: Math.round(atMs), kind, data })
      .onConflictDoNothing()
      .returning({ position: callEvents.position });
    if (written.length === 0) return;
    await appendEvent(tx, ctx, { type: "call.event", subjectId: encodeId("call", callId), data: { position, kind } });
  });
}
