"use client";

import { Skeleton } from "@parley/ui";
import { useFormat } from "@/features/shell/viewer-context.tsx";
import { type MetricResult, type Scope, toMetricFilters } from "../filters/question.ts";
import { MetricCard } from "../metric-card.tsx";
import { NoCallsInRange } from "../no-calls-in-range.tsx";
import { useMetrics } from "../use-metrics.ts";
import { usePeriodLabels } from "../use-period-labels.ts";

const HOURS = Array.from({ length: 24 }, (_, hour) => hour);
const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7];
const HEIGHT = 220;

/** When people call, as one hue from nothing to the busiest hour. */
export function HourHeatMap({ scope, className }: { scope: Scope; className?: string }) {
  const query = useMetrics({
    measures: ["calls"],
    dimensions: ["weekday", "hour_of_day"],
    filters: toMetricFilters(scope.filters),
    range: scope.range,
  });
  return (
    <MetricCard
      title="Calls by hour and weekday"
      query={query}
      className={className}
      skeleton={<Skeleton className="h-55 w-full" />}
    >
      {(result) => (result.totals.calls ? <Grid result={result} /> : <NoCallsInRange height={HEIGHT} />)}
    </MetricCard>
  );
}

function Grid({ result }: { result: MetricResult }) {
  const format = useFormat();
  const labels = usePeriodLabels();
  const cells = new Map(result.rows.map((row) => [`${row.weekday}:${row.hour_of_day}`, Number(row.calls)]));
  const most = Math.max(...cells.values(), 1);
  return (
    <table className="w-full table-fixed border-separate border-spacing-[2px]" style={{ height: HEIGHT }}>
      <caption className="sr-only">Calls by weekday and hour</caption>
      <thead>
        <tr>
          <td className="w-9" />
          {HOURS.map((hour) => (
            <th key={hour} scope="col" className="h-4 p-0 text-left text-2xs font-normal text-faint">
              <span aria-hidden="true" className="whitespace-nowrap">
                {hour % 6 === 0 ? labels.hour(hour) : ""}
              </span>
              <span className="sr-only">{labels.hour(hour)}</span>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {WEEKDAYS.map((weekday) => (
          <tr key={weekday}>
            <th scope="row" className="p-0 text-left text-2xs font-normal text-faint">
              {labels.weekday(weekday)}
            </th>
            {HOURS.map((hour) => {
              const calls = cells.get(`${weekday}:${hour}`) ?? 0;
              return (
                <td
                  key={hour}
                  title={`${labels.weekday(weekday)}, ${labels.hour(hour)}: ${format.integer(calls)} calls`}
                  className="rounded-sm p-0 hover:outline-2 hover:outline-edge"
                  style={{ background: shade(calls / most) }}
                >
                  <span className="sr-only">{format.integer(calls)}</span>
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function shade(share: number): string {
  const weight = share === 0 ? 4 : Math.round(12 + share * 88);
  return `color-mix(in oklch, var(--chart-1) ${weight}%, var(--surface))`;
}
