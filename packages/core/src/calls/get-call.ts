import {
  callEvents,
  callStatusHistory,
  calls,
  callTranscripts,
  callTurns,
  recordings,
  transcriptSegments,
} from "@parley/db/schema";
import { notFound } from "@parley/platform";
import { and, asc, eq, sql } from "drizzle-orm";
import type { PgColumn } from "drizzle-orm/pg-core";
import { type Context, guard, inTenant } from "../context/index.ts";
import { type CallDetails, callDetailsOf } from "./call-details.ts";
import { callUuid } from "./find-call.ts";
import { type AiDetail, readAiDetail } from "./read-ai-detail.ts";
import type { CallStatus, CallSummary } from "./schemas.ts";
import { type SummaryRow, summaryColumns, toSummary } from "./summary-columns.ts";

export interface TranscriptSegment {
  position: number;
  speaker: string;
  startMs: number;
  endMs: number;
  text: string;
  confidence: number | null;
  interrupted: boolean;
  /** -1 .. 1; null until the call has ended. */
  sentiment: number | null;
}

export interface CallDetail extends CallSummary, CallDetails {
  /** The source as the call brought it; `source` is what it counts as by the organization's rules. */
  trackedSource: string | null;
  notes: string | null;
  ringSeconds: number | null;
  talkSeconds: number | null;
  costMicrodollars: number | null;
  ai: AiDetail | null;
  /** What happened besides words, in its order. */
  events: { position: number; atMs: number; kind: string; data: Record<string, unknown> }[];
  history: { status: CallStatus; reason: string | null; at: Date }[];
  segments: TranscriptSegment[];
  /** What was said on a tracked call, as the tracking system wrote it down: without times and often without speakers. */
  transcript: { text: string; language: string | null; confidence: number | null } | null;
  turns: {
    totalMs: number;
    endpointingMs: number | null;
    sttMs: number | null;
    llmMs: number | null;
    ttsMs: number | null;
  }[];
  recording: {
    durationMs: number;
    peaks: number[][];
    synthesized: boolean;
    channels: number;
    /** What it can be fetched as. */
    formats: ("wav" | "mp3")[];
  } | null;
}

/** One call with all that is known of it. Another tenant's id is not_found. Needs calls.read; the recording's peaks need calls.listen. */
export async function getCall(ctx: Context, publicId: string): Promise<CallDetail> {
  guard(ctx, "calls.read");
  const id = callUuid(publicId);
  return inTenant(ctx, async (tx) => {
    const of = (table: { organizationId: PgColumn; callId: PgColumn }) =>
      and(eq(table.organizationId, ctx.organizationId), eq(table.callId, id));
    const { rows } = await tx.execute<SummaryRow>(sql`select ${summaryColumns} from calls c
      left join ai_calls a on a.organization_id = c.organization_id and a.call_id = c.id
      where c.organization_id = ${ctx.organizationId} and c.id = ${id}`);
    const row = rows[0];
    if (!row) throw notFound("call");
    const [extra] = await tx
      .select({
        trackedSource: sql<string | null>`(select d.value from dimension_values d
          where d.organization_id = ${ctx.organizationId} and d.kind = 'source' and d.id = source_id)`,
        notes: calls.notes,
        ringSeconds: calls.ringSeconds,
        talkSeconds: calls.talkSeconds,
        costMicrodollars: calls.costMicrodollars,
      })
      .from(calls)
      .where(and(eq(calls.organizationId, ctx.organizationId), eq(calls.id, id)));
    const ai = await readAiDetail(tx, ctx.organizationId, id);
    const events = await tx.select().from(callEvents).where(of(callEvents)).orderBy(asc(callEvents.position));
    const history = await tx
      .select()
      .from(callStatusHistory)
      .where(of(callStatusHistory))
      .orderBy(asc(callStatusHistory.position));
    const segments = await tx
      .select()
      .from(transcriptSegments)
      .where(of(transcriptSegments))
      .orderBy(asc(transcriptSegments.startMs), asc(transcriptSegments.position));
    const turns = await tx.select().from(callTurns).where(of(callTurns)).orderBy(asc(callTurns.position));
    const [recording] = ctx.permissions.has("calls.listen")
      ? await tx.select().from(recordings).where(of(recordings))
      : [];
    const [transcript] = await tx
      .select({
        text: callTranscripts.text,
        language: callTranscripts.language,
        confidence: callTranscripts.confidence,
      })
      .from(callTranscripts)
      .where(of(callTranscripts));
    return {
      ...toSummary(row),
      ...extra!,
      ai,
      events,
      history,
      segments,
      turns,
      recording: recording
        ? { ...recording, formats: recording.compressedKey === null ? ["wav"] : ["wav", "mp3"] }
        : null,
      transcript: transcript ?? null,
      ...(await callDetailsOf(tx, ctx.organizationId, id)),
    };
  });
}
