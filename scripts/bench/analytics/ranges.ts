import type { Question } from "./tab-questions.ts";

export const shiftDay = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

/**
 * All calls, said in a new way each time: it begins some days before the first call, so that the work is the same and the question another one,
 * and no store of answers could have it ready.
 */
export function everything(
  { firstDay, lastDay }: { firstDay: string; lastDay: string },
  round: number,
): Question["range"] {
  return { from: shiftDay(firstDay, -1 - (round % 25)), to: lastDay };
}

/** Thirty days that end some days before the last one. */
export function thirtyDays({ lastDay }: { lastDay: string }, back: number): Question["range"] {
  return { from: shiftDay(lastDay, -29 - back), to: shiftDay(lastDay, -back) };
}
