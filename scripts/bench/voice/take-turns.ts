import type { Line } from "./lines.ts";
import { createPeer } from "./peer.ts";
import { pause, waitFor } from "./wait-for.ts";

export interface TurnRecord {
  call: string;
  /** When the callee's last sounding sample was taken up, and when the agent's first sounding frame began to play. */
  speechEndAt: number;
  answerAt: number | null;
}

/** One call: says each line, hears the whole answer, goes on after a breath. */
export async function takeTurns(url: string, call: string, lines: readonly Line[]): Promise<TurnRecord[]> {
  const peer = createPeer(url, { call, records: true });
  const turns: TurnRecord[] = [];
  if ((await peer.open()) !== null) return turns;
  await pause(500);
  for (const line of lines) {
    peer.say(line.samples);
    await waitFor(peer, (now) => peer.answerAt !== null && now > peer.playEndsAt + 700, 20_000);
    turns.push({ call, speechEndAt: peer.line.endedAt, answerAt: peer.answerAt });
    await pause(Math.random() * 300);
  }
  peer.close();
  return turns;
}
