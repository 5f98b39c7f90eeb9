"use client";

import { cn } from "@parley/ui";
import type { ExperimentResult } from "../answers.ts";

/** The difference as a dot within its interval, beside the line of no difference. Its words stand beside it, so it is hidden from readers. */
export function IntervalDrawing({
  difference,
  className,
}: {
  difference: NonNullable<ExperimentResult["difference"]>;
  className?: string;
}) {
  const { value, low, high } = difference;
  const reach = Math.max(Math.abs(low), Math.abs(high), Number.MIN_VALUE) * 1.15;
  const at = (number: number) => `${((number + reach) / (2 * reach)) * 100}%`;
  return (
    <div aria-hidden="true" className={cn("flex flex-col gap-1", className)}>
      <div className="relative h-8">
        <span className="absolute inset-x-0 top-1/2 h-px bg-line" />
        <span className="absolute inset-y-0 left-1/2 w-px bg-edge" />
        <span
          className="absolute top-1/2 h-2 -translate-y-1/2 rounded-full bg-[var(--chart-1)] opacity-35"
          style={{ left: at(low), width: `calc(${at(high)} - ${at(low)})` }}
        />
        <span
          className="absolute top-1/2 size-3 -translate-x-1/2 -translate-y-1/2 rounded-full border-2 border-surface bg-[var(--chart-1)]"
          style={{ left: at(value) }}
        />
      </div>
      <div className="flex justify-between text-2xs text-faint">
        <span>Less</span>
        <span>No difference</span>
        <span>More</span>
      </div>
    </div>
  );
}
