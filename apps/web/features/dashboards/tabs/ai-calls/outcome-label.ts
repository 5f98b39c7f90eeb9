import { outcomeWord } from "@/features/calls/outcome-word.ts";

/** An outcome in words; calls that have none are still going on, or nobody could tell. */
export function outcomeLabel(outcome: string | null): string {
  return outcomeWord(outcome) ?? "No outcome";
}
