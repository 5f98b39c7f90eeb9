import { statusWord } from "@parley/ui";
import { NO_VALUE } from "./dimensions.ts";

const YES_NO: Record<string, [yes: string, no: string]> = {
  first_time: ["First-time", "Repeat"],
  converted: ["Converted", "Not converted"],
  spam: ["Spam or blocked", "Neither"],
};

/** Shorter than on a call's own page: they stand in legends. */
const OUTCOMES: Record<string, string> = {
  achieved: "Achieved",
  partly: "Partly achieved",
  not: "Not achieved",
  unreachable: "Not reached",
};
const ANSWERED_BY: Record<string, string> = {
  human: "A person",
  machine: "A machine",
  ivr: "A menu",
  unknown: "Not known",
};

const SPELLED = new Set(["direction", "answered_by"]);

/** A value in the reader's words. */
export function writeValue(dimension: string, value: string): string {
  if (value === NO_VALUE) return "None";
  if (dimension === "status") return statusWord(value);
  if (dimension === "kind") return value === "ai" ? "AI" : "Tracked";
  if (dimension === "outcome") return OUTCOMES[value] ?? value;
  if (dimension === "answered_by" && ANSWERED_BY[value]) return ANSWERED_BY[value];
  const [yes, no] = YES_NO[dimension] ?? [];
  if (yes && no) return value === "true" ? yes : no;
  if (!SPELLED.has(dimension)) return value;
  const words = value.replaceAll("_", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}
