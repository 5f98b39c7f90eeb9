import { setTimeout as sleep } from "node:timers/promises";
import { finalStatuses, getCall, placeCall } from "@parley/core/calls";
import type { Flags, Result } from "./commands.ts";
import type { Operator } from "./operator.ts";
import { UsageError } from "./usage.ts";

/** Queues a call for the running server to dial; with --wait it waits for the end and prints the transcript. */
export async function placeCallAndWait(operator: Operator, flags: Flags): Promise<Result> {
  const { env } = operator.config;
  const alive = await fetch(`http://${env.HOST}:${env.PORT}/healthz`).catch(() => null);
  if (!alive?.ok) throw new UsageError("Calls are dialled by the server. Start it first: npm start");
  const ctx = await operator.contextOf(flags.org);
  const { id } = await placeCall(ctx, {
    to: flags.to ?? "",
    purpose: flags.purpose ?? "",
    instructions: flags.instructions,
  });
  if (!flags.wait) return { data: { id, status: "queued" }, text: `${id} queued` };
  for (;;) {
    const call = await getCall(ctx, id);
    if (!finalStatuses.includes(call.status)) {
      await sleep(500);
      continue;
    }
    const lines = call.segments.map(({ speaker, text }) => `${speaker}: ${text}`);
    const ending = [call.status, call.ai?.outcome, call.ai?.outcomeEvidence ?? call.ai?.failureReason]
      .filter(Boolean)
      .join(" - ");
    const { outcome, outcomeEvidence, failureReason } = call.ai ?? {};
    const transcript = call.segments.map(({ speaker, text, startMs, endMs }) => ({
      speaker,
      text,
      start_ms: startMs,
      end_ms: endMs,
    }));
    return {
      data: {
        id,
        status: call.status,
        outcome,
        outcome_evidence: outcomeEvidence,
        failure_reason: failureReason,
        duration_seconds: call.durationSeconds,
        transcript,
      },
      text: [id, ...lines, ending].join("\n"),
      failed: call.status !== "completed",
    };
  }
}
