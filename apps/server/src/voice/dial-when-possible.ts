import { dialCall, getCall } from "@parley/core/calls";
import { systemContext } from "@parley/core/context";
import { enqueue } from "@parley/core/jobs";
import { encodeId } from "@parley/platform";
import type { Services } from "../boot/services.ts";
import type { LiveCall } from "./live-calls.ts";

const LOOK_AGAIN_MS = 5_000;

/**
 * Dials a queued call once there is a place for it, so that whoever answers is not turned away. While this process drains, the
 * job is put back for the next one. Answers whether the carrier was asked.
 */
export async function dialWhenPossible(services: Services, call: LiveCall): Promise<boolean> {
  const { db, clock, desk } = services;
  let refusal = desk.reserve(call.callId);
  while (refusal && refusal !== "closed") {
    await desk.changed(LOOK_AGAIN_MS);
    refusal = desk.reserve(call.callId);
  }
  if (refusal) {
    const runAt = new Date(clock.now().getTime() + LOOK_AGAIN_MS);
    await enqueue(db, "dial_call", call, { queue: "dial", runAt, maxAttempts: 3 });
    return false;
  }
  try {
    return await dial(services, call);
  } catch (error) {
    desk.release(call.callId);
    throw error;
  }
}

async function dial({ db, clock, desk, live, phone }: Services, call: LiveCall): Promise<boolean> {
  const ctx = systemContext({ db, clock }, call.organizationId, { kind: "job", job: "dial_call" });
  const id = encodeId("call", call.callId);
  const isTest = (await getCall(ctx, id)).ai?.channel === "test";
  live.mark(call);
  await dialCall(ctx, call.callId, isTest ? (await phone.rehearsal()).carrier : phone.main.carrier);
  const { status } = await getCall(ctx, id);
  // It may be talking by now, or have been canceled, or the carrier would not have it.
  const over = !["queued", "ringing", "in_progress"].includes(status);
  if (over && !live.held.has(call.callId)) {
    live.clearUnlessRecorded(call);
    desk.release(call.callId);
  }
  return true;
}
