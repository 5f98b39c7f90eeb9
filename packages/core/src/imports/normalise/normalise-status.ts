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
  | "blocked";

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

/** What a status word means by itself; `unanswered` needs the call's other columns, null is a word that is not known. */
export type StatusWord = TrackedStatus | "unanswered" | "empty" | null;

/** Reads a status by whole words ("unanswered" contains "answered"), in any case and hyphenation. */
export function readStatusWord(text: string): StatusWord {
  const word = text
    .trim()
    .toLowerCase()
    .replace(/[\s_-]+/g, " ");
  if (word === "") return "empty";
  if (Object.hasOwn(PLAIN, word)) return PLAIN[word]!;
  return UNANSWERED.has(word) ? "unanswered" : null;
}

export interface StatusEvidence {
  word: Exclude<StatusWord, null>;
  blocked: boolean;
  ringSeconds: number | null;
  durationSeconds: number | null;
  talkSeconds: number | null;
  /** The call's path ends in a voicemail. */
  endsInVoicemail: boolean;
}

/**
 * Brings a call to the closed set. Nobody answered: voicemail when the call's path ends there, abandoned below 15 s of waiting, else
 * missed (also when the wait is not known); calls to somebody outside by the same rule. No status at all: answered when
 * somebody talked, in progress when there is no duration either.
 */
export function normaliseStatus(evidence: StatusEvidence): TrackedStatus {
  const { word } = evidence;
  if (evidence.blocked) return "blocked";
  if (word === "unanswered") return unanswered(evidence);
  if (word !== "empty") return word;
  if ((evidence.talkSeconds ?? 0) > 0) return "answered";
  return evidence.durationSeconds === null && evidence.ringSeconds === null ? "in_progress" : unanswered(evidence);
}

function unanswered({ endsInVoicemail, ringSeconds, durationSeconds }: StatusEvidence): TrackedStatus {
  if (endsInVoicemail) return "voicemail";
  const waited = ringSeconds ?? durationSeconds;
  return waited !== null && waited < ABANDONED_BELOW_SECONDS ? "abandoned" : "missed";
}

/** Whether the last hop of a call's path ("Main line > Voicemail") is a voicemail. */
export function endsInVoicemail(callPath: string): boolean {
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
