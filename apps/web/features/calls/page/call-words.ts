const END_REASONS: Record<string, string> = {
  agent_ended: "The agent said goodbye",
  callee_hung_up: "The other side hung up",
  voicemail_left: "A message was left",
  voicemail_reached: "Voicemail answered",
  silence: "Nobody spoke any more",
  max_duration: "The time limit was reached",
  max_cost: "The cost limit was reached",
  hold_budget: "It waited on hold for as long as it may",
  loop: "The talk went in circles",
  menu_loop: "The phone menu led nowhere",
  provider_error: "A provider failed",
  transport_lost: "The line was lost",
  canceled: "It was hung up here",
  fax: "A fax machine answered",
  dead_air: "Nothing was to be heard",
  transferred: "It was put through",
  message_taken: "A message was taken",
};

/** Why an AI call ended, in words. */
export const endWord = (reason: string): string => END_REASONS[reason] ?? spelled(reason);

const ANSWERED_BY: Record<string, string> = {
  human: "A person",
  voicemail: "Voicemail",
  ivr: "A phone menu",
  screener: "Call screening",
  fax: "A fax machine",
  machine: "A machine",
};

/** Who or what picked up; null when it is not known. */
export const answeredByWord = (answeredBy: string | null): string | null =>
  answeredBy === null || answeredBy === "unknown" ? null : (ANSWERED_BY[answeredBy] ?? spelled(answeredBy));

/** From -1 (displeased) to 1 (pleased); what lies near the middle is neither. */
export function moodOf(sentiment: number): "pleased" | "displeased" | "neutral" {
  if (sentiment >= 0.25) return "pleased";
  return sentiment <= -0.25 ? "displeased" : "neutral";
}

const spelled = (word: string) => {
  const words = word.replaceAll("_", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
};
