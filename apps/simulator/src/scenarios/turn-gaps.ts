import type { SpeechStretch } from "./find-speech.ts";

/** A shorter sound of the callee's is a murmur, not a turn. */
const TURN_MS = 400;

/**
 * How long each turn of the callee's waited for the agent's voice, in ms: from the end of its speech to the agent's first sound
 * after it, where the callee did not speak again before. A turn that ended while the agent spoke has no gap.
 */
export function turnGaps(callee: readonly SpeechStretch[], agent: readonly SpeechStretch[]): number[] {
  const gaps: number[] = [];
  for (const [index, turn] of callee.entries()) {
    if (turn.endMs - turn.startMs < TURN_MS) continue;
    if (agent.some(({ startMs, endMs }) => startMs <= turn.endMs && endMs > turn.endMs)) continue;
    const answer = agent.find(({ startMs }) => startMs > turn.endMs);
    const next = callee[index + 1];
    if (answer && (!next || next.startMs > answer.startMs)) gaps.push(Math.round(answer.startMs - turn.endMs));
  }
  return gaps;
}
