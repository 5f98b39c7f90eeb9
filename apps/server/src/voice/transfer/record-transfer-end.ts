import { loadConversation, recordCallEvent } from "@parley/core/calls";
import type { Context } from "@parley/core/context";

/** Beyond every event of the engine's, which counts from 0: a transfer ends after the engine's part of the call. */
const POSITION = 1_000_000;

/** Keeps how the dial to a transfer's target ended: completed, busy, no-answer, failed or canceled. Repeating it changes nothing. */
export async function recordTransferEnd(
  ctx: Context,
  callId: string,
  { status, seconds }: { status: string; seconds: number | undefined },
): Promise<void> {
  const { ai } = await loadConversation(ctx, callId);
  const atMs = ai.answeredAt ? Math.max(0, ctx.clock.now().getTime() - ai.answeredAt.getTime()) : 0;
  const data = { status, seconds: seconds ?? null };
  await recordCallEvent(ctx, callId, { position: POSITION, atMs, kind: "transfer_ended", data });
}
