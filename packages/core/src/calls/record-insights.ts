import { aiCalls, type CallAnswer, type CallQuestion, calls, transcriptSegments } from "@parley/db/schema";
import { encodeId } from "@parley/platform";
import { and, asc, eq } from "drizzle-orm";
import { enqueueIndex } from "../call-search/index.ts";
import { type Context, inTenant } from "../context/index.ts";
import { appendEvent } from "../events/index.ts";
import { findAiCall, lockCall } from "./find-call.ts";
import { typedAnswer } from "./typed-answer.ts";

export interface RecordedInsights {
  summary: string | null;
  nextStep: string | null;
  tags: string[];
  /** One for each segment of the transcript by position (`loadConversation`), -1 .. 1. */
  sentiments: (number | null)[];
  answers: { key: string; value: string | number | boolean | null; evidence: number[] }[];
  outcome?: { result: "achieved" | "partly" | "not" | "unreachable"; evidence: string; segments: number[] };
  /** Name of the model, or "local". */
  by: string;
}

const MOST_TAGS = 50;

/**
 * Keeps what was read out of a call after its end, in one transaction. Safe to repeat. What people or the agent wrote stays: tags are
 * added once, so that one that somebody takes off stays off, and an answer that the agent wrote down in the call is not replaced.
 * Answers to questions that nobody asked, or of another type than asked for, are dropped. Throws not_found.
 */
export async function recordInsights(ctx: Context, callId: string, insights: RecordedInsights): Promise<void> {
  await inTenant(ctx, async (tx) => {
    const call = await lockCall(tx, ctx.organizationId, callId);
    const ai = await findAiCall(tx, ctx.organizationId, callId);
    const ofSegments = and(
      eq(transcriptSegments.organizationId, ctx.organizationId),
      eq(transcriptSegments.callId, callId),
    );
    const segments = await tx
      .select({ position: transcriptSegments.position, speaker: transcriptSegments.speaker })
      .from(transcriptSegments)
      .where(ofSegments)
      .orderBy(asc(transcriptSegments.position));
    const heard: number[] = [];
    for (const [i, { position, speaker }] of segments.entries()) {
      const sentiment = insights.sentiments[i] ?? null;
      if (sentiment !== null && speaker === "callee") heard.push(sentiment);
      await tx
        .update(transcriptSegments)
        .set({ sentiment })
        .where(and(ofSegments, eq(transcriptSegments.position, position)));
    }
    const { outcome } = insights;
    await tx
      .update(aiCalls)
      .set({
        summary: insights.summary,
        nextStep: insights.nextStep,
        sentiment: heard.length > 0 ? heard.reduce((sum, value) => sum + value, 0) / heard.length : null,
        answers: mergeAnswers(ai.questions, ai.answers, insights.answers),
        insightsBy: insights.by,
        ...(outcome
          ? { outcome: outcome.result, outcomeEvidence: outcome.evidence, outcomeSegments: outcome.segments }
          : {}),
      })
      .where(and(eq(aiCalls.organizationId, ctx.organizationId), eq(aiCalls.callId, callId)));
    if (ai.insightsBy === null) {
      const tags = [...new Set([...call.tags, ...insights.tags])].slice(0, MOST_TAGS);
      await tx
        .update(calls)
        .set({ tags, updatedAt: ctx.clock.now() })
        .where(and(eq(calls.organizationId, ctx.organizationId), eq(calls.id, callId)));
    }
    await enqueueIndex(tx, ctx.organizationId, { callIds: [callId] });
    await appendEvent(tx, ctx, {
      type: "call.insights",
      subjectId: encodeId("call", callId),
      data: { by: insights.by },
    });
  });
}

/** In the order of the questions. */
function mergeAnswers(
  questions: CallQuestion[],
  known: CallAnswer[],
  found: RecordedInsights["answers"],
): CallAnswer[] {
  return questions.flatMap((question) => {
    const written = known.find(({ key, by, value }) => key === question.key && by === "agent" && value !== null);
    if (written) return [written];
    const answer = found.find(({ key }) => key === question.key);
    const value = answer ? typedAnswer(question, answer.value) : null;
    return value === null ? [] : [{ key: question.key, value, evidence: answer!.evidence, by: "after" as const }];
  });
}
