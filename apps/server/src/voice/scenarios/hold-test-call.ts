import { setTimeout as sleep } from "node:timers/promises";
import { type CallDetail, finalStatuses, findRecording, getCall, hangUpCall, placeCall } from "@parley/core/calls";
import type { Context } from "@parley/core/context";
import type { EndedCall, ScenarioCall } from "@parley/simulator";
import type { Services } from "../../boot/services.ts";
import { readChannels } from "./read-channels.ts";

const LOOK_EVERY_MS = 400;
/** Ringing, and waiting for a place behind other calls. */
const PATIENCE_MS = 900_000;
/** What is read out of a call comes soon after its end, or a model is away. */
const INSIGHTS_MS = 60_000;

/** Places a test call and waits until it is over and its record complete. Hangs it up when `signal` aborts. */
export async function holdTestCall(
  services: Services,
  ctx: Context,
  { call, personaId }: { call: ScenarioCall; personaId: string | undefined },
  signal: AbortSignal,
): Promise<EndedCall> {
  const { to, purpose, instructions, caller_name: callerName, questions, knowledge } = call;
  const told = [instructions, knowledge && `What is known:\n${knowledge}`].filter(Boolean).join("\n\n");
  const { id } = await placeCall(
    ctx,
    { to, purpose, callerName, questions, personaId, record: true, ...(told ? { instructions: told } : {}) },
    { channel: "test" },
  );
  try {
    const ended = await over(ctx, id, signal);
    if (!ended.ai || ["failed", "canceled"].includes(ended.status))
      throw new Error(ended.ai?.failureReason ?? `The call ended as ${ended.status}.`);
    return await describe(services, ctx, ended);
  } catch (error) {
    await hangUpCall(ctx, id, services.carrier).catch(() => {});
    throw error;
  }
}

async function over(ctx: Context, id: string, signal: AbortSignal): Promise<CallDetail> {
  let finalAt: number | null = null;
  for (const begun = Date.now(); Date.now() - begun < PATIENCE_MS; ) {
    const call = await getCall(ctx, id);
    if (finalStatuses.includes(call.status)) {
      finalAt ??= Date.now();
      const silent = call.segments.length === 0;
      if (silent || call.ai?.insightsBy || Date.now() - finalAt > INSIGHTS_MS) return call;
    }
    await sleep(LOOK_EVERY_MS, undefined, { signal });
  }
  throw new Error("The call did not end in a quarter of an hour.");
}

async function describe(
  { storage }: Services,
  ctx: Context,
  { id, ai, durationSeconds, recording }: CallDetail,
): Promise<EndedCall> {
  return {
    durationMs: recording?.durationMs ?? (durationSeconds ?? 0) * 1000,
    outcome: ai?.outcome ?? null,
    answeredBy: ai?.answeredBy ?? null,
    endReason: ai?.endReason ?? null,
    answers: Object.fromEntries((ai?.answers ?? []).map(({ key, value }) => [key, value])),
    recording: recording ? await readChannels(storage.read((await findRecording(ctx, id)).storageKey)) : null,
  };
}
