import { recordCarrierStatus } from "@parley/core/calls";
import { systemContext } from "@parley/core/context";
import type { Services } from "../../boot/services.ts";
import type { LiveCall } from "../live-calls.ts";

/** Ends a browser call to which nobody came. */
export async function endUnusedCall(services: Services, call: LiveCall): Promise<void> {
  const { desk, live, logger } = services;
  try {
    const ctx = systemContext(services, call.organizationId, { kind: "job", job: "end_unused_call" });
    await recordCarrierStatus(ctx, call.callId, { status: "canceled", engineHasCall: false });
    live.clearUnlessRecorded(call);
  } catch (error) {
    // Its mark stays, so the next start ends it.
    logger.error({ err: error, callId: call.callId }, "a browser call that nobody came to could not be ended");
  } finally {
    desk.release(call.callId);
  }
}
