import { systemContext } from "@parley/core/context";
import type { JobPayload } from "@parley/core/jobs";
import { claimRun, finishRun, recordRunResult } from "@parley/core/scenarios";
import { encodeId } from "@parley/platform";
import { runScenario, ScenarioDefinition } from "@parley/simulator";
import { createRoleAgent } from "@parley/speech";
import type { Services } from "../../boot/services.ts";
import type { SpeechStack } from "../speech-stack.ts";
import { holdTestCall } from "./hold-test-call.ts";

/**
 * Tries a scenario as often as its run says: real calls of the persona's over the phone simulator, one after the other, each judged
 * by what a recognizer hears. A run that is cut off by our stopping is ended as failed by the next start.
 */
export async function holdScenarioRun(
  services: Services,
  speech: SpeechStack,
  { organizationId, runId }: JobPayload<"run_scenario">,
  signal: AbortSignal,
): Promise<void> {
  const ctx = systemContext(services, organizationId, { kind: "job", job: "run_scenario" });
  const claimed = await claimRun(ctx, runId);
  if (!claimed) return;
  const { run, scenario, persona } = claimed;
  const definition = ScenarioDefinition.safeParse(scenario.definition);
  if (!definition.success) return finishRun(ctx, runId, "The scenario is not one that can be run any more. Edit it.");
  const { simulator } = await services.phone.rehearsal();
  if (!simulator) return finishRun(ctx, runId, "There is no phone simulator here.");
  const personaId = persona && !persona.archivedAt ? encodeId("persona", persona.id) : undefined;
  for (let index = run.results.length; index < run.times; index++) {
    const result = await runScenario({
      definition: definition.data,
      simulator,
      placeCall: (call, stop) => holdTestCall(services, ctx, { call, personaId }, stop),
      transcriber: speech.callee.transcriber,
      createVad: speech.createVad,
      calleeAgent: speech.model ? createRoleAgent(speech.model) : null,
      signal,
    });
    signal.throwIfAborted();
    if (result.error?.code === "needs_model") return finishRun(ctx, runId, result.error.message);
    if (!(await recordRunResult(ctx, runId, index, result))) return;
  }
  await finishRun(ctx, runId);
}
