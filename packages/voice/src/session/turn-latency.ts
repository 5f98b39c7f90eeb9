import type { TurnLatency } from "../conversation/call-event.ts";
import type { ReleasedTurn } from "../conversation/state.ts";
import type { ReplyTimes } from "./reply-runner.ts";

/** The stages of one answer, whose first sound was heard at `heardMs` of the call's clock. */
export function turnLatency(turn: ReleasedTurn, times: ReplyTimes, heardMs: number): TurnLatency {
  const firstTextAt = times.firstTextAt ?? times.askedAt;
  return {
    endpointingMs: turn.decidedAtMs - turn.speechEndMs,
    sttMs: turn.sttMs,
    llmMs: Math.round(firstTextAt - times.askedAt),
    ttsMs: Math.round((times.firstSoundAt ?? firstTextAt) - (times.firstChunkAt ?? firstTextAt)),
    totalMs: Math.round(heardMs - turn.speechEndMs),
  };
}
