import { loadConversation, recordInsights } from "@parley/core/calls";
import { type Context, systemContext } from "@parley/core/context";
import { getOrganization } from "@parley/core/organizations";
import { DomainError } from "@parley/platform";
import { analyseWithModel, type CallToAnalyse, type ModelOptions } from "@parley/speech";
import type { AnsweredBy, EndReason } from "@parley/voice";
import type { Services } from "../../boot/services.ts";
import { isInbound } from "../conversation-facts.ts";
import type { LiveCall } from "../live-calls.ts";

/**
 * Reads out of a call that is over what people want to know of it: by the language model when there is one, by the local models
 * otherwise. Repeating it writes the same again. A call that is gone meanwhile needs none.
 */
export async function analyseCall(
  services: Services,
  model: ModelOptions | null,
  { organizationId, callId }: LiveCall,
  signal: AbortSignal,
): Promise<void> {
  const ctx = systemContext(services, organizationId, { kind: "job", job: "analyse_call" });
  const call = await callToAnalyse(ctx, callId).catch(unlessGone);
  if (!call) return;
  const local = services.insights;
  const insights = model ? await analyseWithModel(model, call, { local, signal }) : await local.analyse(call);
  // A model that was cut off by our stopping has not read the call: the next start does.
  signal.throwIfAborted();
  const { summary, nextStep, tags, sentiments, answers, outcome, by } = insights;
  await recordInsights(ctx, callId, {
    ...{ summary, nextStep, sentiments, by },
    // Tags stand beside those that people type, so they are words.
    tags: tags.map((tag) => tag.replaceAll("_", " ")),
    answers: answers.map(({ key, value, evidence }) => ({ key, value, evidence })),
    outcome: { result: outcome.result, evidence: outcome.evidence, segments: outcome.segmentIndexes },
  }).catch(unlessGone);
}

async function callToAnalyse(ctx: Context, callId: string): Promise<CallToAnalyse> {
  const [{ ai, segments }, { timezone }] = await Promise.all([loadConversation(ctx, callId), getOrganization(ctx)]);
  return {
    purpose: ai.purpose,
    questions: ai.questions,
    answeredBy: (ai.answeredBy ?? "unknown") as AnsweredBy,
    direction: isInbound(ai) ? "inbound" : "outbound",
    segments: segments.map(({ speaker, text, startMs, endMs, confidence, interrupted }) => ({
      ...{ text, startMs, endMs, interrupted },
      speaker: speaker as "callee" | "agent" | "supervisor",
      confidence: confidence ?? 1,
    })),
    agentAnswers: ai.answers.filter(({ by }) => by === "agent"),
    startedAt: ai.answeredAt ?? ctx.clock.now(),
    timezone,
    endReason: (ai.endReason ?? undefined) as EndReason | undefined,
    language: ai.language,
  };
}

function unlessGone(error: unknown): null {
  if (error instanceof DomainError && error.kind === "not_found") return null;
  throw error;
}
