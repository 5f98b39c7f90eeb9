import type { Transaction } from "@parley/db";
import { aiCalls, calls } from "@parley/db/schema";
import { decodeId, notFound } from "@parley/platform";
import { and, eq } from "drizzle-orm";

/** The uuid in a public call id; not_found when it is none. */
export function callUuid(publicId: string): string {
  const id = decodeId("call", publicId);
  if (!id) throw notFound("call");
  return id;
}

/** Fetches a call and locks its row, so that everything written about one call is in order. Throws not_found. */
export async function lockCall(tx: Transaction, organizationId: string, callId: string) {
  const [call] = await tx
    .select()
    .from(calls)
    .where(and(eq(calls.organizationId, organizationId), eq(calls.id, callId)))
    .for("update");
  if (!call) throw notFound("call");
  return call;
}

/** Throws not_found for a call that the organization does not have. */
export async function findCall(tx: Transaction, organizationId: string, callId: string): Promise<void> {
  const [call] = await tx
    .select({ id: calls.id })
    .from(calls)
    .where(and(eq(calls.organizationId, organizationId), eq(calls.id, callId)));
  if (!call) throw notFound("call");
}

/** The AI side of a call; not_found for a tracked call. */
export async function findAiCall(tx: Transaction, organizationId: string, callId: string) {
  const [ai] = await tx
    .select()
    .from(aiCalls)
    .where(and(eq(aiCalls.organizationId, organizationId), eq(aiCalls.callId, callId)));
  if (!ai) throw notFound("call");
  return ai;
}
