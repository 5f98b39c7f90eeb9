import { expect, test } from "vitest";
import type { Forecast } from "./answers.ts";
import { forecastMissing, forecastTrust } from "./forecast-words.ts";

const write = { percent: (fraction: number) => `${Math.round(fraction * 100)}%`, day: (day: string) => `<${day}>` };
const error = (mape: number | null, mase: number | null) => ({ mape, mase });
const ready = {
  ...{ status: "ready", model: "trend", level: 0.8, days_missing: null, last_day: null },
  back_test: { trials: 10, horizon: 14, error: error(0.098, 0.7), naive_error: error(0.132, 1), coverage: 0.83 },
} as unknown as Forecast;

test("the error is said beside that of the simplest guess, also where no share of zero can be taken", () => {
  expect(forecastTrust(ready, write)).toBe(
    "Tried on past days, it was 10% off on average, repeating the week before 13%. The band held 83% of them (80% is the aim).",
  );
  const zeros = { ...ready.back_test!, error: error(null, 0.7), naive_error: error(null, 1) };
  expect(forecastTrust({ ...ready, back_test: zeros }, write)).toContain("its error was 30% smaller than");
  const repeat = { ...ready, model: "repeat" as const };
  expect(forecastTrust(repeat, write)).toContain("repeating the week before came closest, 10% off on average");
});

test("what is missing is said with what would bring it", () => {
  expect(forecastMissing(ready, write)).toBeNull();
  expect(forecastMissing({ ...ready, status: "too_short", days_missing: 16 }, write)).toContain(
    "16 more days are missing",
  );
  expect(forecastMissing({ ...ready, status: "too_short", days_missing: 1 }, write)).toContain("1 more day is missing");
  expect(forecastMissing({ ...ready, status: "stale", last_day: "2026-10-20" }, write)).toContain("<2026-10-20>");
});
