import { recordings } from "@parley/db/schema";
import { notFound } from "@parley/platform";
import { and, eq } from "drizzle-orm";
import { type Context, inTenant } from "../context/index.ts";

/** Remembers the smaller copy of a recording, made after the call's end. Throws not_found when there is no recording. */
export async function keepCompressedRecording(
  ctx: Context,
  callId: string,
  copy: { compressedKey: string; compressedBytes: number },
): Promise<void> {
  const changed = await inTenant(ctx, (tx) =>
    tx
      .update(recordings)
      .set(copy)
      .where(and(eq(recordings.organizationId, ctx.organizationId), eq(recordings.callId, callId)))
      .returning({ callId: recordings.callId }),
  );
  if (changed.length === 0) throw notFound("recording");
}
