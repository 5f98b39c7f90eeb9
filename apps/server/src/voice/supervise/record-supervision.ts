import { recordAudit } from "@parley/core/audit";
import { type Context, inTenant } from "@parley/core/context";
import { encodeId } from "@parley/platform";

export type SupervisorAction = "listened" | "whispered" | "took_over" | "released" | "hung_up";

/** Writes down who did what in a live call. What was whispered or said is in no audit row. */
export async function recordSupervision(ctx: Context, callId: string, action: SupervisorAction): Promise<void> {
  await inTenant(ctx, (tx) => recordAudit(tx, ctx, { action: `call.${action}`, targetId: encodeId("call", callId) }));
}
