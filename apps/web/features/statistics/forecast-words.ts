import type { Forecast } from "./answers.ts";

interface Write {
  percent: (fraction: number) => string;
  /** A day in full. */
  day: (day: string) => string;
}

/** Why there is no forecast, and what would bring one; null when there is one. */
export function forecastMissing(
  { status, days_missing, last_day }: Forecast,
  { day }: Pick<Write, "day">,
): string | null {
  switch (status) {
    case "ready":
      return null;
    case "too_short": {
      const days = days_missing === 1 ? "1 more day is" : `${days_missing} more days are`;
      return `A forecast needs eight weeks of calls. ${days} missing.`;
    }
    case "empty":
      return "There are no calls to learn from. Import calls, or remove a filter.";
    case "constant":
      return "Every day had the same number, so there is nothing to forecast.";
    case "gaps":
      return "Too many days have no number to learn from. Remove a filter.";
    case "stale":
      return `The last call is of ${day(last_day!)}. Import newer calls for a forecast.`;
  }
}

/** How far to trust it: the error on days that it had not seen, beside that of the simplest guess, and what the band held. */
export function forecastTrust({ back_test, model, level }: Forecast, { percent }: Pick<Write, "percent">): string {
  if (!back_test) return "";
  const { error, naive_error, coverage } = back_test;
  const band = `The band held ${percent(coverage)} of them (${percent(level)} is the aim).`;
  if (model === "repeat") {
    const off = error.mape === null ? "" : `, ${percent(error.mape)} off on average`;
    return `Tried on past days, repeating the week before came closest${off}. ${band}`;
  }
  if (error.mape !== null && naive_error.mape !== null) {
    const guess = `repeating the week before ${percent(naive_error.mape)}`;
    return `Tried on past days, it was ${percent(error.mape)} off on average, ${guess}. ${band}`;
  }
  if (error.mase !== null && naive_error.mase) {
    const smaller = 1 - error.mase / naive_error.mase;
    return `Tried on past days, its error was ${percent(smaller)} smaller than that of repeating the week before. ${band}`;
  }
  return band;
}
