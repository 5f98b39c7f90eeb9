/** What a tracked call came to; a subset of the statuses of all calls. */
export type TrackedStatus =
  | "answered"
  | "missed"
  | "abandoned"
  | "voicemail"
  | "busy"
  | "failed"
  | "completed_ivr"
  | "in_progress"
  | "blocked"
  | "no_answer"
  | "canceled";

/** Callers who leave before this many seconds did not give anyone a chance to answer (CallRail's limit). */
const ABANDONED_BELOW_SECONDS = 15;

const PLAIN: Record<string, TrackedStatus> = {
  answered: "answered",
  "answered call": "answered",
  connected: "answered",
  voicemail: "voicemail",
  "left voicemail": "voicemail",
  "voice mail": "voicemail",
  abandoned: "abandoned",
  missed: "missed",
  "missed call": "missed",
  busy: "busy",
  failed: "failed",
  error: "failed",
  blocked: "blocked",
  spam: "blocked",
  // CallTrackingMetrics: the caller finished in the phone menu and was connected to nobody.
  completed: "completed_ivr",
  "in progress": "in_progress",
  inprogress: "in_progress",
  ringing: "in_progress",
};

const UNANSWERED = new Set([
  "no answer",
  "noanswer",
  "not answered",
  "unanswered",
  "hangup",
  "hang up",
  "hung up",
  "canceled",
  "cancelled",
]);

export interface StatusEvidence {
  text: string;
  direction: "inbound" | "outbound";
  blocked: boolean;
  ringSeconds: number | null;
  durationSeconds: number | null;
  talkSeconds: number | null;
  callPath: string;
}

/**
 * Brings the many spellings to the closed set, by whole words ("unanswered" contains "answered"). Nobody answered: voicemail when
 * the call's path ends there; outbound no_answer; inbound abandoned below 15 s of waiting, else missed (also when the
 * wait is not known). No status at all: answered when somebody talked, in progress when there is no duration either. Null when the
 * word is not known.
 */
export function normaliseStatus(evidence: StatusEvidence): TrackedStatus | null {
  if (evidence.blocked) return "blocked";
  const word = evidence.text
    .trim()
    .toLowerCase()
    .replace(/[\s_-]+/g, " ");
  if (Object.hasOwn(PLAIN, word)) return PLAIN[word]!;
  if (UNANSWERED.has(word)) return unanswered(evidence);
  if (word !== "") return null;
  if ((evidence.talkSeconds ?? 0) > 0) return "answered";
  return evidence.durationSeconds === null && evidence.ringSeconds === null ? "in_progress" : unanswered(evidence);
}

function unanswered({ direction, callPath, ringSeconds, durationSeconds }: StatusEvidence): TrackedStatus {
  if (endsInVoicemail(callPath)) return "voicemail";
  if (direction === "outbound") return "no_answer";
  const waited = ringSeconds ?? durationSeconds;
  return waited !== null && waited < ABANDONED_BELOW_SECONDS ? "abandoned" : "missed";
}

/** Whether the last hop of a call's path ("Main line > Voicemail") is a voicemail. */
function endsInVoicemail(callPath: string): boolean {
  return /voice\s*mail/i.test(lastHop(callPath));
}

/** Whether the last hop is a machine: a phone menu or a voicemail. */
export function endsAtMachine(callPath: string): boolean {
  return /voice\s*(mail|menu)/i.test(lastHop(callPath));
}

function lastHop(callPath: string): string {
  return (
    callPath
      .split(/->|[>,;|\n\u2192]/)
      .filter((hop) => hop.trim() !== "")
      .at(-1) ?? ""
  );
}
