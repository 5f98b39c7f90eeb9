import { setTimeout as sleep } from "node:timers/promises";
import { finalStatuses, getCall, placeCall } from "@parley/core/calls";
import type { Context } from "@parley/core/context";
import { listPersonas } from "@parley/core/personas";
import type { Flags, Result } from "./commands.ts";
import type { Operator } from "./operator.ts";
import { UsageError } from "./usage.ts";

/** A persona by its id, or by its name as people write it. */
async function personaOf(ctx: Context, named: string): Promise<string> {
  if (/^persona_\w{26}$/.test(named)) return named;
  const { items } = await listPersonas(ctx, { limit: 200 });
  const found = items.filter(({ name }) => name.toLowerCase() === named.trim().toLowerCase());
  if (found.length === 1) return found[0]!.id;
  if (found.length > 1) throw new UsageError(`There are several personas ${named}. Give the id of one (persona_...).`);
  const names = items.map(({ name }) => name).join(", ") || "none";
  throw new UsageError(`There is no persona ${named}. There are: ${names}.`);
}

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
    personaId: flags.persona === undefined ? undefined : await personaOf(ctx, flags.persona),
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
