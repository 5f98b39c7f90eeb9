import type { Random } from "./export-random.ts";
import { agents } from "./export-vocabulary.ts";

/** How a call went, in the words and times of an export. */
export interface Outcome {
  direction: "inbound" | "outbound";
  status: string;
  duration: string;
  ring: string;
  talk: string;
  path: string;
  agent: string;
  talked: boolean;
  blocked: boolean;
}

const QUEUES = ["Sales queue", "Service queue", "Dispatch", "After hours"];
const UNANSWERED = ["No answer", "No Answer", "no-answer", "Hangup", "Hangup", "Busy", "Failed"];
/** So many of the newest calls still run while the export is made. */
const RUNNING = 3;

/** About six in ten calls are answered by somebody; `row` counts from 1, the newest. */
export function createOutcome(random: Random, row: number): Outcome {
  const direction = random.chance(0.12) ? "outbound" : "inbound";
  const start = `Main smart router > ${random.pick(QUEUES)}`;
  const none = { direction, duration: "", ring: "", talk: "", agent: "", talked: false, blocked: false } as const;
  if (row <= RUNNING) return { ...none, status: "In progress", path: start };
  const dice = random.next();
  const ring = 3 + random.below(dice < 0.62 ? 25 : 45);
  if (dice < 0.62) {
    const talk = 8 + Math.floor(600 * random.next() ** 2);
    const agent = random.chance(0.85) ? random.favour(agents) : "";
    const path = `${start} > ${agent || "Forwarded line"}`;
    return { ...none, ...times(ring, talk), status: "Answered", path, agent, talked: true };
  }
  if (dice < 0.7) {
    return { ...none, ...times(ring, 12 + random.below(60)), status: "No answer", path: `${start} > Voicemail` };
  }
  if (dice < 0.76) {
    return { ...none, ...times(2, random.below(40)), status: "Completed", path: "Main smart router > Voice menu" };
  }
  if (dice < 0.775) return { ...none, ...times(0, 0), status: "Failed", path: "Spam screen", blocked: true };
  return { ...none, ...times(ring, 0), status: random.pick(UNANSWERED), path: start };
}

function times(ring: number, talk: number) {
  return { duration: clock(ring + talk), ring: clock(ring), talk: clock(talk) };
}

const two = (value: number) => (value < 10 ? `0${value}` : String(value));
const clock = (seconds: number) =>
  `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
