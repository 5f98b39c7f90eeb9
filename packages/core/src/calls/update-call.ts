import { calls } from "@parley/db/schema";
import { encodeId } from "@parley/platform";
import { and, eq } from "drizzle-orm";
import { recordAudit } from "../audit/index.ts";
import { enqueueIndex } from "../call-search/index.ts";
import { type Context, guard, inTenant, parseInput } from "../context/index.ts";
import { appendEvent } from "../events/index.ts";
import { callUuid, lockCall } from "./find-call.ts";
import { keepHistory } from "./keep-history.ts";
import { UpdateCallInput } from "./schemas.ts";

/** Changes what people add to a call: tags, notes, score, conversion, value. Throws invalid_input and not_found. */
export async function updateCall(ctx: Context, publicId: string, input: unknown): Promise<void> {
  guard(ctx, "calls.update");
  const id = callUuid(publicId);
  const changes = parseInput(UpdateCallInput, input);
  await inTenant(ctx, async (tx) => {
    const before = await lockCall(tx, ctx.organizationId, id);
    await tx
      .update(calls)
      .set({ ...changes, updatedAt: ctx.clock.now() })
      .where(and(eq(calls.organizationId, ctx.organizationId), eq(calls.id, id)));
    const fields = Object.keys(changes);
    await recordAudit(tx, ctx, { action: "call.updated", targetId: encodeId("call", id), details: { fields } });
    await keepHistory(tx, ctx, before, changes);
    await enqueueIndex(tx, ctx.organizationId, { callIds: [id] });
    await appendEvent(tx, ctx, { type: "call.updated", subjectId: encodeId("call", id), data: { fields } });
  });
}
