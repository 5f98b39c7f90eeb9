import { getCall } from "@parley/core/calls";
import type { Context } from "@parley/core/context";
import { conflict, encodeId } from "@parley/platform";
import type { CallSession } from "@parley/voice";
import type { Services } from "../../boot/services.ts";

/** The conversation of a call of the context's organization. Throws not_found for another's, conflict when it is not held here. */
export async function findLiveSession(services: Services, ctx: Context, callId: string): Promise<CallSession> {
  const session = await services.live.held.talking(ctx.organizationId, callId);
  if (session) return session;
  await getCall(ctx, encodeId("call", callId));
  throw conflict("call_not_live", "This call is not going on now.");
}
