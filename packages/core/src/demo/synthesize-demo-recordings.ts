import { type Database, withTenant } from "@parley/db";
import { recordings, transcriptSegments } from "@parley/db/schema";
import { and, asc, eq, sql } from "drizzle-orm";
import type { Storage } from "../storage/index.ts";
import { createStereoMixer } from "./create-stereo-mixer.ts";
import { agents } from "./scene.ts";

/** Speaks a text as 8 kHz, 16 bit, mono; `voice` is male or female. */
export interface Speaker {
  synthesize(text: string, options: { voice?: string; signal?: AbortSignal }): AsyncIterable<Int16Array>;
}

const SAMPLES_PER_MS = 8;
const PAUSE_SAMPLES = 300 * SAMPLES_PER_MS;

/**
 * Speaks the demo's conversations, one after the other, and keeps them as recordings that say they are synthesised. Meant for the
 * background: may be stopped by `signal` and run again, and goes on with those that have no recording yet. Returns how many it made.
 */
export async function synthesizeDemoRecordings(
  deps: { db: Database; storage: Storage; tts: Speaker; signal?: AbortSignal },
  { organizationId }: { organizationId: string },
): Promise<number> {
  const waiting = await withTenant(deps.db, { organizationId }, (tx) =>
    tx.execute<{ id: string; agent: string | null }>(sql`select c.id, v.value as agent from calls c
      left join dimension_values v on v.organization_id = c.organization_id and v.kind = 'agent' and v.id = c.agent_id
      where c.organization_id = ${organizationId} and c.generated and c.has_transcript and not c.has_recording
      order by c.called_at desc`),
  );
  let made = 0;
  for (const { id, agent } of waiting.rows) {
    if (deps.signal?.aborted) break;
    if (await speakCall(deps, organizationId, id, agent)) made += 1;
  }
  return made;
}

async function speakCall(
  deps: { db: Database; storage: Storage; tts: Speaker; signal?: AbortSignal },
  organizationId: string,
  callId: string,
  agent: string | null,
): Promise<boolean> {
  const mine = and(eq(transcriptSegments.organizationId, organizationId), eq(transcriptSegments.callId, callId));
  const segments = await withTenant(deps.db, { organizationId }, (tx) =>
    tx.select().from(transcriptSegments).where(mine).orderBy(asc(transcriptSegments.position)),
  );
  const agentVoice = agents.find(({ name }) => name === agent)?.voice ?? "female";
  const callerVoice = agentVoice === "male" ? "female" : "male";
  const mixer = createStereoMixer();
  const times: { position: number; startMs: number; endMs: number }[] = [];
  let at = PAUSE_SAMPLES;
  for (const { position, speaker, text } of segments) {
    const voice = speaker === "agent" ? agentVoice : callerVoice;
    const start = at;
    for await (const samples of deps.tts.synthesize(text, { voice, signal: deps.signal })) {
      at = mixer.add(speaker === "agent" ? 1 : 0, at, samples);
    }
    times.push({ position, startMs: start / SAMPLES_PER_MS, endMs: at / SAMPLES_PER_MS });
    at += PAUSE_SAMPLES;
  }
  if (deps.signal?.aborted) return false;

  const { wav, durationMs, peaks } = mixer.finish();
  const storageKey = `${organizationId}/recordings/${callId}.wav`;
  const bytes = await deps.storage.put(storageKey, once(wav));
  const kept = await withTenant(deps.db, { organizationId }, async (tx) => {
    // The demo may have been removed while this was spoken.
    const { rowCount } =
      await tx.execute(sql`update calls set has_recording = true, talk_seconds = ${Math.round(durationMs / 1000)},
      duration_seconds = coalesce(ring_seconds, 0) + ${Math.round(durationMs / 1000)}
      where organization_id = ${organizationId} and id = ${callId}`);
    if (!rowCount) return false;
    const format = { channels: 2, sampleRate: 8000, synthesized: true };
    const recording = { organizationId, callId, storageKey, durationMs, bytes, peaks, ...format };
    await tx.insert(recordings).values(recording).onConflictDoNothing();
    for (const { position, startMs, endMs } of times) {
      await tx
        .update(transcriptSegments)
        .set({ startMs: Math.round(startMs), endMs: Math.round(endMs) })
        .where(and(mine, eq(transcriptSegments.position, position)));
    }
    return true;
  });
  if (!kept) await deps.storage.delete(storageKey);
  return kept;
}

async function* once(bytes: Buffer): AsyncGenerator<Uint8Array> {
  yield bytes;
}
