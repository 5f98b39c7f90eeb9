import type { UsageRecord } from "@parley/voice";
import { DateTime } from "luxon";
import { type ModelOptions, openModel } from "../llm/open-model.ts";
import { analyseLocally } from "./analyse-locally.ts";
import type { CallInsights, CallToAnalyse } from "./call-insights.ts";
import type { LocalInsights } from "./create-local-insights.ts";
import { INSIGHTS_SCHEMA, INSIGHTS_SYSTEM, insightsPrompt } from "./model-prompt.ts";
import { takeModelInsights } from "./take-model-insights.ts";

const TIMEOUT_MS = 45_000;
const MAX_TOKENS = 4000;

interface Options {
  /** The analysis that stands where the model's does not hold; by words alone when left out. */
  local?: Pick<LocalInsights, "analyse">;
  signal?: AbortSignal;
}

/**
 * What a call leaves behind, read by a language model. Nothing of the model's is taken that the transcript does not bear out (see
 * `takeModelInsights`); when it fails, is aborted or answers nonsense, the local analysis is the answer. A call in which no person
 * was reached asks no model. Never rejects.
 */
export async function analyseWithModel(
  model: ModelOptions,
  call: CallToAnalyse,
  { local, signal }: Options = {},
): Promise<CallInsights> {
  const found = await (local ? local.analyse(call) : analyseLocally(call, null));
  if (found.outcome.result === "unreachable") return found;
  const { report, usage } = await askModel(model, call, signal);
  if (typeof report !== "object" || report === null || Array.isArray(report)) return { ...found, usage };
  return { ...takeModelInsights(report, call, found), by: model.model, usage };
}

async function askModel(options: ModelOptions, call: CallToAnalyse, signal: AbortSignal | undefined) {
  const { generateText, jsonSchema, NoObjectGeneratedError, Output } = await import("ai");
  const paid = (tokens?: { inputTokens?: number; outputTokens?: number }): UsageRecord[] =>
    tokens
      ? [
          {
            kind: "llm",
            provider: options.provider,
            model: options.model,
            inputTokens: tokens.inputTokens ?? 0,
            outputTokens: tokens.outputTokens ?? 0,
          },
        ]
      : [];
  const patience = AbortSignal.timeout(TIMEOUT_MS);
  try {
    const began = DateTime.fromJSDate(call.startedAt, { zone: call.timezone });
    const { output, totalUsage } = await generateText({
      model: await openModel(options),
      abortSignal: signal ? AbortSignal.any([signal, patience]) : patience,
      maxOutputTokens: MAX_TOKENS,
      // Not every server that speaks OpenAI's protocol knows schemas; the rules tell the shape in words too.
      output:
        options.provider === "openai-compatible"
          ? Output.json()
          : Output.object({ schema: jsonSchema<unknown>(INSIGHTS_SCHEMA as object) }),
      system: INSIGHTS_SYSTEM,
      prompt: insightsPrompt(call, began.setLocale("en").toFormat("cccc, yyyy-MM-dd HH:mm")),
    });
    return { report: output, usage: paid(totalUsage) };
  } catch (error) {
    // What was answered beside the point was paid for all the same.
    return { report: null, usage: paid(NoObjectGeneratedError.isInstance(error) ? error.usage : undefined) };
  }
}
