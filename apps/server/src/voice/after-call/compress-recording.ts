import { findRecording, keepCompressedRecording } from "@parley/core/calls";
import { systemContext } from "@parley/core/context";
import { DomainError, encodeId } from "@parley/platform";
import { encodeMp3 } from "@parley/speech";
import type { Services } from "../../boot/services.ts";
import type { LiveCall } from "../live-calls.ts";

/** Makes the smaller copy (MP3) of a call's recording, once. A call without a recording, or one that is gone, needs none. */
export async function compressRecording(
  services: Services,
  { organizationId, callId }: LiveCall,
  signal: AbortSignal,
): Promise<void> {
  const ctx = systemContext(services, organizationId, { kind: "job", job: "analyse_call" });
  const id = encodeId("call", callId);
  const recording = await unlessMissing(findRecording(ctx, id));
  if (!recording || (await unlessMissing(findRecording(ctx, id, "mp3")))) return;
  const { storage } = services;
  const mp3 = await encodeMp3(await storage.localPath(recording.storageKey), { signal });
  const compressedKey = recording.storageKey.replace(/\.wav$/, ".mp3");
  const compressedBytes = await storage.put(compressedKey, pieces(mp3));
  await unlessMissing(keepCompressedRecording(ctx, callId, { compressedKey, compressedBytes }));
}

async function* pieces(bytes: Uint8Array): AsyncIterable<Uint8Array> {
  yield bytes;
}

async function unlessMissing<T>(found: Promise<T>): Promise<T | null> {
  try {
    return await found;
  } catch (error) {
    if (error instanceof DomainError && error.kind === "not_found") return null;
    throw error;
  }
}
