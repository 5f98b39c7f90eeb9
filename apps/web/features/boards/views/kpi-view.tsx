"use client";

import { cn, Delta, Sparkline } from "@parley/ui";
import { measureColor } from "@/features/dashboards/measure-colors.ts";
import { unitOf } from "@/features/dashboards/use-measure-words.ts";
import { usePeriodLabels } from "@/features/dashboards/use-period-labels.ts";
import { writeMeasure } from "@/features/dashboards/write-measure.ts";
import { useFormat } from "@/features/shell/viewer-context.tsx";
import { columnsOf, numberOf, type ViewProps } from "./view-props.ts";

/** Below this height a trend would be a scratch. */
const LEAST_TREND_PX = 96;

/** One number, large; a second one beside it, the change since before, and its trend where the tile has the room. */
export function KpiView({ result, height, onOpen }: ViewProps) {
  const format = useFormat();
  const labels = usePeriodLabels();
  const { dimensions, measures } = columnsOf(result);
  const [first = "", second] = measures;
  const write = (key: string) => writeMeasure(format, unitOf(result, key), result.totals[key]);
  const before = result.comparison?.resolved_range;
  const trend = dimensions.length > 0 ? result.rows.map((row) => numberOf(row[first])) : null;
  const number = (
    <span
      className={cn(
        "block truncate font-semibold tracking-[-0.015em] tabular-nums",
        height >= 120 ? "text-3xl" : "text-2xl",
      )}
    >
      {write(first)}
    </span>
  );
  return (
    <div className="flex h-full flex-col">
      <p className="flex items-baseline gap-2">
        {onOpen ? (
          <button
            type="button"
            onClick={() => onOpen(first)}
            className="min-w-0 rounded-sm text-left hover:underline hover:underline-offset-4"
          >
            {number}
          </button>
        ) : (
          number
        )}
        {second ? (
          <span className="min-w-0 truncate text-sm text-muted tabular-nums">
            {write(second)} {result.definitions.find(({ key }) => key === second)?.label.toLowerCase()}
          </span>
        ) : null}
      </p>
      {result.comparison ? (
        <p className="flex h-4 items-center gap-1.5 text-xs text-faint">
          <Delta
            value={result.comparison.change[first] ?? null}
            betterWhen={result.definitions.find(({ key }) => key === first)?.better_when ?? "neutral"}
          />
          {before ? (
            <span className="truncate">vs {labels.shortRange(before.from, before.to, result.resolved_range.from)}</span>
          ) : null}
        </p>
      ) : null}
      {trend && height >= LEAST_TREND_PX ? (
        <Sparkline values={trend} color={measureColor(first)} height={Math.min(64, height - 68)} className="mt-auto" />
      ) : null}
    </div>
  );
}
