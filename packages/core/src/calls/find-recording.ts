import { recordings } from "@parley/db/schema";
import { notFound } from "@parley/platform";
import { and, eq } from "drizzle-orm";
import { type Context, guard, inTenant } from "../context/index.ts";
import { callUuid } from "./find-call.ts";

/** Where a call's recording lies, as WAV or as its smaller copy. Needs calls.listen; not_found when there is none. */
export async function findRecording(
  ctx: Context,
  publicId: string,
  format: "wav" | "mp3" = "wav",
): Promise<{ storageKey: string; bytes: number }> {
  guard(ctx, "calls.listen");
  const id = callUuid(publicId);
  const [recording] = await inTenant(ctx, (tx) =>
    tx
      .select()
      .from(recordings)
      .where(and(eq(recordings.organizationId, ctx.organizationId), eq(recordings.callId, id))),
  );
  if (!recording) throw notFound("recording");
  if (format === "wav") return { storageKey: recording.storageKey, bytes: recording.bytes };
  const { compressedKey, compressedBytes } = recording;
  if (compressedKey === null || compressedBytes === null) throw notFound("recording as MP3");
  return { storageKey: compressedKey, bytes: compressedBytes };
}
