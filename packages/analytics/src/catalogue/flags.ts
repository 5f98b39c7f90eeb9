/** What an organization decides about how its calls count. */
export interface Settings {
  /** Score in hundredths from which a call is qualified. */
  qualifiedScore: number;
  /** Seconds within which an answer counts for the service level. */
  serviceLevelSeconds: number;
}

export const standardSettings: Settings = { qualifiedScore: 300, serviceLevelSeconds: 20 };

/** Truths about one call, of which the measures' conditions are made. */
export const flags = [
  ...([
    "inbound",
    "outbound",
    "ai",
    "tracked",
    "answered",
    "human_answered",
    "converted",
    "spam",
    "first_time",
  ] as const),
  ...(["missed", "abandoned", "not_abandoned", "voicemail", "scored", "qualified", "in_time", "with_phone"] as const),
  ...(["with_duration", "with_talk", "with_ring", "with_value", "with_cost", "ended", "achieved", "repeated"] as const),
] as const;
export type Flag = (typeof flags)[number];

/** Scores are compared and added up in hundredths: sums of four-byte floats drift. */
export const SCORE = "(score * 100)::integer";

/**
 * Whether a call is the first one of its number is known from `callers`, what came of an AI call from `ai_calls`: a statement that names
 * one of these columns gets their join (`fromCalls`).
 */
const FIRST = "coalesce(first_call_id = calls.id, false)";

/** A flag as a condition on `calls`. */
function flagSql(flag: Flag, { qualifiedScore, serviceLevelSeconds }: Settings): string {
  switch (flag) {
    case "inbound":
    case "outbound":
      return `direction = '${flag}'`;
    case "ai":
    case "tracked":
      return `kind = '${flag}'`;
    case "answered":
    case "human_answered":
    case "converted":
    case "spam":
      return flag;
    case "first_time":
      return FIRST;
    case "repeated":
      return `not ${FIRST}`;
    case "missed":
    case "abandoned":
    case "voicemail":
      return `status = '${flag}'`;
    case "not_abandoned":
      return "status <> 'abandoned'";
    case "scored":
      return "score is not null";
    case "qualified":
      return `${SCORE} >= ${Math.trunc(qualifiedScore)}`;
    case "in_time":
      return `ring_seconds <= ${Math.trunc(serviceLevelSeconds)}`;
    case "with_phone":
      return "phone is not null";
    case "with_duration":
      return "duration_seconds is not null";
    case "with_talk":
      return "talk_seconds is not null";
    case "with_ring":
      return "ring_seconds is not null";
    case "with_value":
      return "value_minor is not null";
    case "with_cost":
      return "cost_microdollars is not null";
    case "ended":
      return "status in ('completed', 'busy', 'no_answer', 'failed', 'canceled')";
    case "achieved":
      return "ai_outcome = 'achieved'";
  }
}

/** All of them, as one condition; none is always true. */
export function flagsSql(all: readonly Flag[], settings: Settings): string {
  return all.length === 0 ? "true" : all.map((flag) => `(${flagSql(flag, settings)})`).join(" and ");
}

export const firstTimeSql = FIRST;
