import { wordsOf } from "./backchannel.ts";

const GOODBYE = /\b(?:good-?bye|bye|bye-bye|have a (?:good|great|nice) (?:day|one|evening|afternoon|weekend))\b/i;
const SAME_SENTENCE = 3;
const GOODBYES = 2;

/** How a conversation goes round in circles: the agent has said goodbye twice, or one sentence three times. */
export function loopIn(agentTurns: readonly string[]): "goodbyes" | "sentence" | null {
  let goodbyes = 0;
  const counts = new Map<string, number>();
  for (const turn of agentTurns) {
    if (GOODBYE.test(turn)) goodbyes++;
    for (const sentence of turn.split(/(?<=[.!?])\s+/)) {
      const words = wordsOf(sentence);
      if (words.length < 3) continue;
      const key = words.join(" ");
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
  }
  if (goodbyes >= GOODBYES) return "goodbyes";
  return [...counts.values()].some((count) => count >= SAME_SENTENCE) ? "sentence" : null;
}
