import type { EngineEvent } from "./engine-process.ts";

/**
 * What of a turn's gap is the engine's own: the time in which no vendor's fixed latency runs and no silence is awaited. The answer that
 * was heard is the one asked for last before its first sound. Null when the engine told too little about the turn.
 */
export function ownShareMs(
  turn: { call: string; speechEndAt: number; answerAt: number },
  events: readonly EngineEvent[],
  { sttMs, llmMs, ttsMs }: { sttMs: number; llmMs: number; ttsMs: number },
): number | null {
  const mine = events.filter(({ call, at }) => call === turn.call && at < turn.answerAt + 100);
  const asked = mine.findLast(({ type, at }) => type === "asked" && at < turn.answerAt);
  const spoke = mine.find(({ type, at }) => type === "spoke" && asked !== undefined && at >= asked.at);
  const latency = mine.findLast((event) => event.type === "latency" && event.at > turn.speechEndAt);
  if (!asked || !spoke || latency?.type !== "latency") return null;
  const spans = [
    [0, latency.endpointingMs],
    [0, sttMs],
    [asked.at - turn.speechEndAt, asked.at - turn.speechEndAt + llmMs],
    [spoke.at - turn.speechEndAt, spoke.at - turn.speechEndAt + ttsMs],
  ].sort((a, b) => a[0]! - b[0]!);
  const total = turn.answerAt - turn.speechEndAt;
  let covered = 0;
  let reach = 0;
  for (const [from, to] of spans) {
    covered += Math.max(0, Math.min(to!, total) - Math.max(from!, reach));
    reach = Math.max(reach, to!);
  }
  return total - covered;
}
