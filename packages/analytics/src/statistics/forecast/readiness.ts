export type Readiness =
  | { status: "ready" }
  | { status: "too_short"; daysMissing: number }
  | { status: "empty" | "constant" | "gaps" };

/** Eight weeks: five to learn from, and three that the forecast is tried on. */
export const LEAST_DAYS = 56;
const MOST_GAPS = 0.2;

/** Whether daily values (null: nothing to compute from that day) can be forecast at all, and if not, what they lack. */
export function readiness(values: readonly (number | null)[]): Readiness {
  const known = values.filter((value) => value !== null);
  if (known.every((value) => value === 0)) return { status: "empty" };
  if (values.length < LEAST_DAYS) return { status: "too_short", daysMissing: LEAST_DAYS - values.length };
  if (known.length < values.length * (1 - MOST_GAPS)) return { status: "gaps" };
  if (known.every((value) => value === known[0])) return { status: "constant" };
  return { status: "ready" };
}
