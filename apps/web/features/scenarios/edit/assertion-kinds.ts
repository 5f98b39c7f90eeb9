import { answeredByWord, endWord } from "@/features/calls/page/call-words.ts";
import type { AssertionKind } from "./scenario-form-values.ts";

/** What may be asserted, in the order of the choice. */
export const KINDS: { value: AssertionKind; label: string }[] = [
  { value: "heard", label: "The agent is heard to say" },
  { value: "heard_pattern", label: "Heard words match" },
  { value: "not_heard", label: "No heard words match" },
  { value: "outcome", label: "The outcome is" },
  { value: "answer", label: "The answer to a question is" },
  { value: "answered_by", label: "It found out that it was answered by" },
  { value: "ended_by", label: "The call ends because" },
  { value: "dtmf", label: "Keys are pressed" },
  { value: "max_turn_gap_ms", label: "It answers within" },
  { value: "max_duration_ms", label: "The call lasts at most" },
];

/** The kind of an assertion that was judged, in words. */
export const kindWord = (type: string): string => KINDS.find(({ value }) => value === type)?.label ?? type;

const ENDS = [
  ...["agent_ended", "callee_hung_up", "voicemail_left", "voicemail_reached", "silence", "max_duration", "max_cost"],
  ...["hold_budget", "loop", "menu_loop", "fax", "dead_air", "transferred"],
];

/** Kinds that are one of a few words. */
export const CHOICES: Partial<Record<AssertionKind, { value: string; label: string }[]>> = {
  outcome: [
    { value: "achieved", label: "Goal achieved" },
    { value: "partly", label: "Goal partly achieved" },
    { value: "not", label: "Goal not achieved" },
    { value: "unreachable", label: "Not reached" },
  ],
  answered_by: ["human", "voicemail", "ivr", "screener", "fax"].map((value) => ({
    value,
    label: answeredByWord(value) ?? value,
  })),
  ended_by: ENDS.map((value) => ({ value, label: endWord(value) })),
};

/** What a new assertion of a kind starts with. */
export const startOf = (kind: AssertionKind): string => CHOICES[kind]?.[0]?.value ?? "";
