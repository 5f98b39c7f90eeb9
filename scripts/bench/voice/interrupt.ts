import type { Line } from "./lines.ts";
import { createPeer, type Peer } from "./peer.ts";
import { pause, waitFor } from "./wait-for.ts";
import { LETTER_MS } from "./words-sound.ts";

/** When the callee begins to speak: before the agent's first sound, in its first word, in a sentence, between two, near the end. */
export const PHASES = ["before", "first_word", "sentence", "between", "end"] as const;
export type Phase = (typeof PHASES)[number];

export interface Trial {
  /** Interrupts with words; acknowledges ("okay"); makes a noise without words. */
  kind: "interruption" | "backchannel" | "noise";
  phase: Phase;
  line: Line;
}

export interface TrialRecord {
  call: string;
  kind: Trial["kind"];
  phase: Phase;
  said: string;
  /** When the callee's first sounding sample was taken up. */
  startedAt: number;
  /** How much of the agent's speech was still to be heard then, as far as it had come (ms). */
  playingMs: number;
  clearAt: number | null;
  /** The agent spoke again after a false interruption. */
  resumed: boolean;
}

export interface InterruptedCall {
  call: string;
  startedAt: number;
  trials: TrialRecord[];
  /** Words of the agent's that were heard to their end: when each began. */
  words: number[];
}

/** One call: lets the agent speak and interrupts it, time and again. `goOn` asks for a further answer after a false interruption. */
export async function interruptCall(
  url: string,
  call: string,
  { greeting, goOn, trials }: { greeting: Line; goOn: Line; trials: readonly Trial[] },
): Promise<InterruptedCall> {
  const peer = createPeer(url, { call, records: true });
  const records: TrialRecord[] = [];
  if ((await peer.open()) !== null) return { call, startedAt: 0, trials: records, words: [] };
  await pause(500);
  peer.say(greeting.samples);
  await waitFor(peer, () => !peer.line.speaking, 10_000);
  for (const trial of trials) {
    if (!(await untilPhase(peer, trial.phase))) break;
    const before = peer.clears.length;
    peer.say(trial.line.samples);
    const startedAt = peer.line.startedAt;
    const playingMs = Math.max(0, peer.playEndsAt - startedAt);
    await waitFor(peer, () => !peer.line.speaking, 10_000);
    const { kind, phase, line } = trial;
    const record = { call, kind, phase, said: line.text, startedAt, playingMs };
    let resumed = false;
    if (trial.kind !== "interruption") {
      resumed = await waitFor(peer, (now) => now > peer.playEndsAt + 3000, 25_000);
      resumed &&= peer.frames.some((frame) => frame.sounds && frame.startAt > peer.line.endedAt);
    }
    records.push({ ...record, clearAt: peer.clears[before] ?? null, resumed });
    if (trial.kind === "interruption") continue;
    peer.say(goOn.samples);
    await waitFor(peer, () => !peer.line.speaking, 10_000);
  }
  await waitFor(peer, (now) => peer.answerAt !== null && now > peer.playEndsAt + 1500, 20_000);
  peer.close();
  return { call, startedAt: peer.startedAt, trials: records, words: wordsHeard(peer) };
}

/** Waits for the moment to speak. False when the agent never spoke. */
async function untilPhase(peer: Peer, phase: Phase): Promise<boolean> {
  if (phase === "before") {
    // Half a second apart, or recognition takes the two for one line.
    await pause(520 + Math.random() * 100);
    return true;
  }
  const spoke = await waitFor(peer, () => peer.answerAt !== null, 20_000);
  if (!spoke) return false;
  const from = peer.answerAt!;
  const later = (ms: number) => waitFor(peer, (now) => now >= from + ms, 20_000);
  if (phase === "first_word") return later(Math.random() * 5 * LETTER_MS);
  if (phase === "sentence") return later(400 + Math.random() * 3500);
  // Frames come at most 160 ms ahead, so the end shows itself when no more come.
  if (phase === "end") return waitFor(peer, (now) => peer.playEndsAt - now < 100 * Math.random(), 30_000);
  // The first clause ends with a comma's word: a chunk of its own.
  return later(1700 + Math.random() * 600);
}

/** Runs of sounding frames that were played to their end. A clear ends one before its time; so does nothing else. */
function wordsHeard(peer: Peer): number[] {
  const words: number[] = [];
  let startedAt: number | null = null;
  let endAt = 0;
  const end = () => {
    if (startedAt !== null) words.push(startedAt);
    startedAt = null;
  };
  for (const { startAt, sounds, cut } of peer.frames) {
    // Nothing to play in between: another answer, which may begin with a word at once.
    if (startAt > endAt + 200) end();
    if (sounds) startedAt ??= startAt;
    else end();
    if (cut) startedAt = null;
    endAt = startAt + 20;
  }
  end();
  return words;
}
