import type { Format } from "@/lib/format.ts";
import type { MetricResult } from "./filters/question.ts";

export type Unit = MetricResult["definitions"][number]["unit"] | "milliseconds";

/** A measure's value in its unit, short from 10,000 up. */
export function writeMeasure(format: Format, unit: Unit, value: number | null | undefined): string {
  switch (unit) {
    case "count":
      return format.number(value);
    case "ratio":
      return format.percent(value);
    case "multiple":
      return value == null ? format.decimal(value) : `${format.decimal(value)}×`;
    case "seconds":
      return format.duration(value);
    case "milliseconds":
      return value == null ? format.integer(value) : `${format.integer(value)} ms`;
    case "score":
      return format.decimal(value);
    case "money":
      return format.money(value);
    case "microdollars":
      return format.money(value == null ? value : value / 10_000, "USD");
  }
}
