"use client";

import { useFormat } from "@/features/shell/viewer-context.tsx";
import type { ImportSource } from "./source-wire.ts";
import { filledDays } from "./source-words.ts";

const DAYS = 30;

/** New rows on each of the last 30 days as small bars, with their sum in words. */
export function SourceHealth({ days }: { days: ImportSource["days"] }) {
  const format = useFormat();
  const filled = filledDays(days, format.calendarDay(Date.now()), DAYS);
  const most = Math.max(...filled.map(({ rows }) => rows), 1);
  const sum = filled.reduce((total, { rows }) => total + rows, 0);
  return (
    <figure className="order-last w-full shrink-0 sm:order-none sm:w-40">
      <div className="flex h-7 items-end gap-px" aria-hidden="true">
        {filled.map(({ day, rows }) => (
          <span
            key={day}
            title={`${day}: ${format.integer(rows)}`}
            className={`min-h-px flex-1 rounded-t-[1px] ${rows > 0 ? "bg-accent" : "bg-line"}`}
            style={{ height: `${Math.max((rows / most) * 100, rows > 0 ? 8 : 0)}%` }}
          />
        ))}
      </div>
      <figcaption className="mt-1 text-xs text-muted tabular-nums">
        {format.integer(sum)} new {sum === 1 ? "row" : "rows"} in {DAYS} days
      </figcaption>
    </figure>
  );
}
