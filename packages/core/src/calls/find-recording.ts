import { recordings } from "@parley/db/schema";
import { notFound } from "@parley/platform";
import { and, eq } from "drizzle-orm";
import { type Context, guard, inTenant } from "../context/index.ts";
import { callUuid } from "./find-call.ts";

/** Where a call's recording lies. Needs calls.listen; not_found when there is none. */
export async function findRecording(ctx: Context, publicId: string): Promise<{ storageKey: string; bytes: number }> {
  guard(ctx, "calls.listen");
  const id = callUuid(publicId);
  const [recording] = await inTenant(ctx, (tx) =>
    tx
      .select({ storageKey: recordings.storageKey, bytes: recordings.bytes })
      .from(recordings)
      .where(and(eq(recordings.organizationId, ctx.organizationId), eq(recordings.callId, id))),
  );
  if (!recording) throw notFound("recording");
  return recording;
}
