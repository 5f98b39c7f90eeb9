import type { TranscriptSegment } from "@parley/voice";
import { PREFIX_MS, TURN_SILENCE_MS } from "./session-update.ts";

/** When the other side's items were spoken, and what they said. Times of the call; `offsetMs` is where the connection's audio began. */
export function createCalleeTurns() {
  const turns = new Map<string, { startMs: number; endMs: number }>();
  const interim = new Map<string, string>();

  return {
    /** Answers when the speech itself began. */
    started(id: string, audioStartMs: number, offsetMs: number): number {
      const startMs = Math.max(0, Math.round(offsetMs + audioStartMs + PREFIX_MS));
      turns.set(id, { startMs, endMs: startMs });
      return startMs;
    },
    /** Answers when the speech itself ended. */
    stopped(id: string, audioEndMs: number, offsetMs: number): number {
      const endMs = Math.round(offsetMs + audioEndMs - TURN_SILENCE_MS);
      const turn = turns.get(id) ?? { startMs: endMs, endMs };
      turn.endMs = Math.max(turn.startMs, endMs);
      turns.set(id, turn);
      return turn.endMs;
    },
    interim(id: string, delta: string): { text: string; startMs: number } {
      const text = (interim.get(id) ?? "") + delta;
      interim.set(id, text);
      return { text, startMs: turns.get(id)?.startMs ?? 0 };
    },
    transcribed(id: string, transcript: string, logprobs: readonly { logprob: number }[]): TranscriptSegment {
      const { startMs, endMs } = turns.get(id) ?? { startMs: 0, endMs: 0 };
      turns.delete(id);
      interim.delete(id);
      const mean = logprobs.reduce((sum, { logprob }) => sum + logprob, 0) / Math.max(1, logprobs.length);
      // Models without probabilities say nothing about how sure they are.
      const confidence = logprobs.length > 0 ? Math.round(Math.exp(mean) * 100) / 100 : 1;
      return { speaker: "callee", text: transcript.trim(), startMs, endMs, confidence, interrupted: false };
    },
  };
}
