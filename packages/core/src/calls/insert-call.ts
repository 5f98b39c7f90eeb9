import type { Transaction } from "@parley/db";
import { aiCalls, calls, organizations } from "@parley/db/schema";
import { encodeId, newUuid } from "@parley/platform";
import { eq } from "drizzle-orm";
import { DateTime } from "luxon";
import { recordAudit } from "../audit/index.ts";
import type { Context } from "../context/index.ts";
import { appendEvent } from "../events/index.ts";
import { appendHistory } from "./change-status.ts";
import type { CallStatus } from "./schemas.ts";

type AiValues = Omit<typeof aiCalls.$inferInsert, "organizationId" | "callId" | "createdBy">;

export interface NewCall {
  direction: "inbound" | "outbound";
  status: CallStatus;
  calledAt: Date;
  /** The other side, E.164; null when withheld or not a number. */
  phone: string | null;
  ai: AiValues;
  /** Of the audit row. */
  action: string;
}

/** Writes an AI call with its first line of history, its audit row and its event. */
export async function insertCall(tx: Transaction, ctx: Context, call: NewCall): Promise<{ uuid: string; id: string }> {
  const uuid = newUuid();
  const id = encodeId("call", uuid);
  const { direction, status, calledAt, phone, ai } = call;
  // Its zone stays as it is until the call is written: a change of it moves all calls that there are.
  const [organization] = await tx
    .select()
    .from(organizations)
    .where(eq(organizations.id, ctx.organizationId))
    .for("share");
  const local = DateTime.fromJSDate(calledAt, { zone: organization!.timezone });
  await tx.insert(calls).values({
    ...{ organizationId: ctx.organizationId, id: uuid, kind: "ai", direction, status, calledAt },
    ...{ localDate: local.toISODate()!, localHour: local.hour, localDow: local.weekday },
    phone: phone === null ? null : Number(phone.slice(1)),
  });
  await tx.insert(aiCalls).values({
    ...ai,
    ...{ organizationId: ctx.organizationId, callId: uuid },
    createdBy: ctx.actor.kind === "user" ? ctx.actor.userId : ctx.actor.kind,
  });
  await appendHistory(tx, ctx, uuid, status);
  await recordAudit(tx, ctx, { action: call.action, targetId: id });
  await appendEvent(tx, ctx, { type: "call.created", subjectId: id, data: { status, kind: "ai" } });
  return { uuid, id };
}
