import { recordAudit } from "@parley/core/audit";
import { type Context, inTenant } from "@parley/core/context";
import { encodeId } from "@parley/platform";

/** Writes down who did what in a live call. What was whispered or said is in no audit row. */
export async function recordSupervision(
  ctx: Context,
  callId: string,
  action: "listened" | "whispered" | "took_over" | "released" | "hung_up",
): Promise<void> {
  await inTenant(ctx, (tx) => recordAudit(tx, ctx, { action: `call.${action}`, targetId: encodeId("call", callId) }));
}
