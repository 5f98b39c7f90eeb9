/** What is wrong with a regular expression; null when nothing is, or nothing was typed. */
export function patternProblem(typed: string): string | null {
  try {
    new RegExp(typed, "i");
    return null;
  } catch {
    return "This is not a regular expression.";
  }
}

/** What is wrong with a time in seconds; null when nothing is, or nothing was typed. */
export function secondsProblem(typed: string, most: number): string | null {
  return rangeProblem(typed, most, "seconds");
}

/** What is wrong with a number from 0 to `most`; null when nothing is, or nothing was typed. */
export function rangeProblem(typed: string, most: number, unit: string): string | null {
  if (!typed.trim()) return null;
  const value = Number(typed);
  return Number.isFinite(value) && value >= 0 && value <= most ? null : `Give 0 to ${most} ${unit}.`;
}
