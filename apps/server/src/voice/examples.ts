import type { AiCallFacts } from "@parley/core/calls";
import type { Context } from "@parley/core/context";
import { candidatesForPersona, recordExampleUses } from "@parley/core/examples";
import { retrieve } from "@parley/speech";
import type { AgentExample, CallEvent } from "@parley/voice";
import type { Services } from "../boot/services.ts";

const MOST = 3;
/** Unrelated sentences stay below 0.4, paraphrases lie between 0.55 and 0.9. */
const LEAST_SIMILARITY = 0.6;

/** The good answers that a call's persona has learned; null when there are none. Loaded once a call. */
export async function openExamples(services: Services, ctx: Context, ai: AiCallFacts) {
  if (!ai.personaId) return null;
  const candidates = await candidatesForPersona(ctx, ai.personaId);
  if (candidates.length === 0) return null;
  const uses: { exampleId: string; atMs: number; similarity: number }[] = [];
  return {
    /** Those whose situation is like this one, best first. */
    async find(situation: string): Promise<AgentExample[]> {
      const [query] = await services.insights.embed([situation], { urgent: true });
      if (!query) return [];
      const found = retrieve(query, candidates, { limit: MOST, least: LEAST_SIMILARITY });
      return found.map(({ candidate: { id, situation: known, answer }, similarity }) => ({
        ...{ id, situation: known, answer, similarity },
      }));
    },
    take(event: CallEvent) {
      if (event.type === "example") uses.push({ exampleId: event.id, atMs: event.atMs, similarity: event.similarity });
    },
    written: (callId: string) => recordExampleUses(ctx, callId, uses),
  };
}
