import { aiCalls, calls, organizations } from "@parley/db/schema";
import { encodeId, newUuid } from "@parley/platform";
import { eq } from "drizzle-orm";
import { DateTime } from "luxon";
import { recordAudit } from "../audit/index.ts";
import { checkCall } from "../compliance/index.ts";
import { type Context, guard, inTenant, parseInput } from "../context/index.ts";
import { appendEvent } from "../events/index.ts";
import { enqueue } from "../jobs/index.ts";
import { appendHistory } from "./change-status.ts";
import { PlaceCallInput } from "./schemas.ts";

/**
 * Queues an AI call (or schedules it): compliance gate, then the call, its audit row, its event and its dial job in one
 * transaction. Returns the public id. Throws invalid_input, rule_violation and forbidden.
 */
export async function placeCall(ctx: Context, input: PlaceCallInput | unknown): Promise<{ id: string }> {
  guard(ctx, "calls.place");
  const call = parseInput(PlaceCallInput, input);
  await checkCall(call);
  const id = newUuid();
  const publicId = encodeId("call", id);
  const now = ctx.clock.now();
  const runAt = call.scheduledAt && call.scheduledAt > now ? call.scheduledAt : undefined;
  const status = runAt ? "scheduled" : "queued";
  await inTenant(ctx, async (tx) => {
    // Its zone stays as it is until the call is written: a change of it moves all calls that there are.
    const [organization] = await tx
      .select()
      .from(organizations)
      .where(eq(organizations.id, ctx.organizationId))
      .for("share");
    const calledAt = runAt ?? now;
    const local = DateTime.fromJSDate(calledAt, { zone: organization!.timezone });
    await tx.insert(calls).values({
      organizationId: ctx.organizationId,
      id,
      kind: "ai",
      direction: "outbound",
      status,
      calledAt,
      localDate: local.toISODate()!,
      localHour: local.hour,
      localDow: local.weekday,
      phone: Number(call.to.slice(1)),
    });
    await tx.insert(aiCalls).values({
      organizationId: ctx.organizationId,
      callId: id,
      toNumber: call.to,
      purpose: call.purpose,
      instructions: call.instructions,
      callerName: call.callerName,
      voice: call.voice,
      language: call.language,
      record: call.record,
      maxDurationSeconds: call.maxDurationSeconds,
      scheduledAt: runAt,
      metadata: call.metadata,
      createdBy: ctx.actor.kind === "user" ? ctx.actor.userId : ctx.actor.kind,
    });
    await appendHistory(tx, ctx, id, status);
    await recordAudit(tx, ctx, { action: "call.placed", targetId: publicId });
    await appendEvent(tx, ctx, { type: "call.created", subjectId: publicId, data: { status, kind: "ai" } });
    // One queue: a new Twilio account starts one call a second, whatever the number of processes.
    await enqueue(
      tx,
      "dial_call",
      { organizationId: ctx.organizationId, callId: id },
      { queue: "dial", runAt, maxAttempts: 3 },
    );
  });
  return { id: publicId };
}
