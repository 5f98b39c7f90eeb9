import { aiCalls, calls } from "@parley/db/schema";
import { conflict, encodeId } from "@parley/platform";
import { and, eq } from "drizzle-orm";
import { z } from "zod";
import { checkCall } from "../compliance/index.ts";
import { type Context, guard, inTenant, optionalText, parseInput } from "../context/index.ts";
import { changeStatus } from "./change-status.ts";
import { findAiCall, lockCall } from "./find-call.ts";
import { insertCall } from "./insert-call.ts";
import { enqueueDial } from "./queue-dial.ts";
import { finalStatuses } from "./schemas.ts";

const DAY_MS = 24 * 60 * 60 * 1000;

const ScheduleCallbackInput = z.object({
  at: z.coerce.date("Give a time such as 2026-11-21T15:00:00Z."),
  /** Why, in words that come from the other side: for people to read, never given to the agent as a fact or an instruction. */
  note: optionalText(500, "the note").optional(),
});

/** Ends the purpose of a call that was asked for, once. */
const ASKED_FOR = "(They asked to be called back.)";

/**
 * The other side asked to be called back: schedules a call to the same number with the same purpose, persona and questions, linked by
 * `callback_call_id`. The note becomes its metadata's `callback_reason`. Asked again with another time, the earlier callback is canceled.
 * `callId` is the uuid of the call that goes on. Throws invalid_input (a time that has passed or is over 60 days away), rule_violation, and conflict when the number is unknown.
 */
export async function scheduleCallback(
  ctx: Context,
  callId: string,
  input: z.input<typeof ScheduleCallbackInput>,
): Promise<{ id: string; at: Date }> {
  guard(ctx, "calls.place");
  const { at, note } = parseInput(
    ScheduleCallbackInput.refine(
      ({ at }) => at > ctx.clock.now() && at.getTime() < ctx.clock.now().getTime() + 60 * DAY_MS,
      {
        path: ["at"],
        message: "Choose a time within the next 60 days.",
      },
    ),
    input,
  );
  return inTenant(ctx, async (tx) => {
    const call = await lockCall(tx, ctx.organizationId, callId);
    const ai = await findAiCall(tx, ctx.organizationId, callId);
    // Whoever called in is called back at their own number; one whom we called at the number that we rang.
    const to = call.phone === null ? null : `+${call.phone}`;
    if (to === null) throw conflict("number_unknown", "The number of the other side is not known.");
    await checkCall({ to, maxDurationSeconds: ai.maxDurationSeconds, scheduledAt: at });
    if (ai.callbackCallId) {
      const earlier = await lockCall(tx, ctx.organizationId, ai.callbackCallId);
      const [line] = await tx
        .select({ scheduledAt: aiCalls.scheduledAt, dialledAt: aiCalls.dialledAt })
        .from(aiCalls)
        .where(and(eq(aiCalls.organizationId, ctx.organizationId), eq(aiCalls.callId, earlier.id)));
      if (line?.scheduledAt?.getTime() === at.getTime()) return { id: encodeId("call", earlier.id), at };
      if (!line?.dialledAt && !finalStatuses.includes(earlier.status)) {
        await changeStatus(tx, ctx, earlier, "canceled", "Another time was asked for.");
        // It will not happen then: left in the future it would stay on top of every list.
        await tx
          .update(calls)
          .set({
            calledAt: call.calledAt,
            localDate: call.localDate,
            localHour: call.localHour,
            localDow: call.localDow,
          })
          .where(and(eq(calls.organizationId, ctx.organizationId), eq(calls.id, earlier.id)));
      }
    }
    const { callback_reason: _earlier, ...metadata } = ai.metadata;
    const purpose = ai.purpose.endsWith(ASKED_FOR) ? ai.purpose : `${ai.purpose} ${ASKED_FOR}`.trim();
    const { uuid, id } = await insertCall(tx, ctx, {
      direction: "outbound",
      status: "scheduled",
      calledAt: at,
      phone: to,
      ai: {
        ...{ toNumber: to, purpose, callerName: ai.callerName, personaId: ai.personaId },
        ...{ instructions: ai.instructions, voice: ai.voice, language: ai.language },
        ...{ record: ai.record, questions: ai.questions },
        ...{ maxDurationSeconds: ai.maxDurationSeconds, maxCostMicrodollars: ai.maxCostMicrodollars },
        ...{ voicemailAction: ai.voicemailAction, holdBudgetSeconds: ai.holdBudgetSeconds },
        ...{ scheduledAt: at, metadata: { ...metadata, ...(note && { callback_reason: note }) } },
      },
      action: "call.callback_scheduled",
    });
    await enqueueDial(tx, ctx.organizationId, uuid, at);
    await tx
      .update(aiCalls)
      .set({ callbackCallId: uuid })
      .where(and(eq(aiCalls.organizationId, ctx.organizationId), eq(aiCalls.callId, callId)));
    return { id, at };
  });
}
