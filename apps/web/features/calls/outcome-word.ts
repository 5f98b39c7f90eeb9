const WORDS: Record<string, string> = {
  achieved: "Goal achieved",
  partly: "Goal partly achieved",
  not: "Goal not achieved",
  unreachable: "Not reached",
};

/** What came of an AI call, in words; null when nothing is known. */
export function outcomeWord(outcome: string | null): string | null {
  return outcome === null ? null : (WORDS[outcome] ?? outcome);
}
