"use client";

import { Delta, Sparkline } from "@parley/ui";
import type { MetricResult } from "@/features/dashboards/filters/question.ts";
import { BUCKETS, type Bucket } from "@/features/dashboards/filters/range.ts";
import { measureColor } from "@/features/dashboards/measure-colors.ts";
import { toSeries } from "@/features/dashboards/series.ts";
import { unitOf } from "@/features/dashboards/use-measure-words.ts";
import { usePeriodLabels } from "@/features/dashboards/use-period-labels.ts";
import { writeMeasure } from "@/features/dashboards/write-measure.ts";
import { useFormat } from "@/features/shell/viewer-context.tsx";
import { columnsOf, labelOf, numberOf, type ViewProps } from "./view-props.ts";

/** Below this height a trend would be a scratch. */
const LEAST_TREND_PX = 86;

/** One number, large; a second one beside it, the change since before, and its trend where the tile has the room. */
export function KpiView({ result, height, onOpen }: ViewProps) {
  const format = useFormat();
  const labels = usePeriodLabels();
  const { dimensions, measures } = columnsOf(result);
  const [first = "", second] = measures;
  const write = (key: string) => writeMeasure(format, unitOf(result, key), result.totals[key]);
  const before = result.comparison?.resolved_range;
  const trend = dimensions.length > 0 ? trendOf(result, dimensions[0]!, first) : null;
  const size = numberPx(height);
  const number = (
    <span
      className="block shrink-0 font-semibold tracking-[-0.015em] tabular-nums"
      style={{ fontSize: `min(${size}px, 19cqw)`, lineHeight: 1.25 }}
    >
      {write(first)}
    </span>
  );
  return (
    <div className="@container flex h-full flex-col">
      <p className="flex items-baseline gap-2">
        {onOpen ? (
          <button
            type="button"
            onClick={() => onOpen(first)}
            className="shrink-0 rounded-sm text-left hover:underline hover:underline-offset-4"
          >
            {number}
          </button>
        ) : (
          number
        )}
        {second ? (
          <span className="min-w-0 truncate text-sm text-muted tabular-nums" title={labelOf(result, second)}>
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
        <Sparkline
          values={trend}
          color={measureColor(first)}
          height={Math.min(96, height - size * 1.25 - 28)}
          className="mt-auto"
        />
      ) : null}
    </div>
  );
}

/** The number grows with its tile: on a wall it is read from afar. */
function numberPx(height: number): number {
  if (height < 120) return 24;
  return height < 150 ? 32 : Math.min(96, Math.round(height * 0.34));
}

/** Without the step of time that is still running: it would look like a fall. */
function trendOf(result: MetricResult, along: string, measure: string): (number | null)[] {
  if (!BUCKETS.includes(along as Bucket)) return result.rows.map((row) => numberOf(row[measure]));
  const { values, running } = toSeries(result, along as Bucket, new Date());
  const all = values[measure] ?? [];
  return running && all.length > 2 ? all.slice(0, -1) : all;
}
