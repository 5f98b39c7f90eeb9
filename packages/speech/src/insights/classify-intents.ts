import { retrieve } from "../embeddings/retrieve.ts";
import type { Embed } from "./call-insights.ts";
import { type CallIntent, INTENT_EXAMPLES } from "./intent-examples.ts";

export interface IntentGuess {
  intent: CallIntent;
  /** Share of the nearest examples' weight that speaks for it, 0 to 1. */
  confidence: number;
  /** Cosine similarity of the nearest example, -1 to 1. */
  similarity: number;
}

const NEIGHBOURS = 5;
/** Nearer examples count far more than distant ones. */
const SHARPNESS = 12;

const examples = Object.entries(INTENT_EXAMPLES).flatMap(([intent, texts]) =>
  texts.map((text: string) => ({ intent: intent as CallIntent, text })),
);
const known = new WeakMap<Embed, Promise<{ intent: CallIntent; embedding: Float32Array }[]>>();

/** The examples' vectors, computed once for each embedder; a failure is forgotten, so that the next call tries again. */
function exampleVectors(embed: Embed) {
  const ready = known.get(embed);
  if (ready) return ready;
  const computing = embed(examples.map(({ text }) => text)).then((vectors) =>
    examples.map(({ intent }, index) => ({ intent, embedding: vectors[index]! })),
  );
  known.set(embed, computing);
  computing.catch(() => known.delete(embed));
  return computing;
}

/** What each text asks or says, given its vector, by the examples nearest in meaning. Rejects as `embed` does. */
export async function classifyIntents(vectors: readonly Float32Array[], embed: Embed): Promise<IntentGuess[]> {
  if (vectors.length === 0) return [];
  const candidates = await exampleVectors(embed);
  return vectors.map((vector) => {
    const nearest = retrieve(vector, candidates, { limit: NEIGHBOURS, least: -1 });
    const votes = new Map<CallIntent, number>();
    for (const { candidate, similarity } of nearest) {
      const weight = Math.exp(SHARPNESS * similarity);
      votes.set(candidate.intent, (votes.get(candidate.intent) ?? 0) + weight);
    }
    const [intent, weight] = [...votes].sort((a, b) => b[1] - a[1])[0]!;
    const total = [...votes.values()].reduce((sum, vote) => sum + vote, 0);
    return { intent, confidence: weight / total, similarity: nearest[0]!.similarity };
  });
}
