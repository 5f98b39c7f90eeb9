"use client";

import { Skeleton, timeSeriesOption } from "@parley/ui";
import { useMemo } from "react";
import { CardChart } from "@/features/dashboards/card-chart.tsx";
import type { Scope } from "@/features/dashboards/filters/question.ts";
import { measureColor } from "@/features/dashboards/measure-colors.ts";
import { useMeasureWords } from "@/features/dashboards/use-measure-words.ts";
import { usePeriodLabels } from "@/features/dashboards/use-period-labels.ts";
import { useFormat } from "@/features/shell/viewer-context.tsx";
import type { Forecast } from "./answers.ts";
import { forecastMissing, forecastTrust } from "./forecast-words.ts";
import { StatisticCard } from "./statistic-card.tsx";
import { useForecast } from "./use-statistics.ts";

export interface ForecastCardProps {
  id: string;
  title: string;
  /** By default calls. */
  measure?: string;
  /** Up to the end of the month instead of 14 days. */
  until?: "end_of_month";
  scope: Scope;
  height?: number;
  className?: string;
}

/** The last weeks of a measure and what is likely to follow, with its band and, in words, how far to trust it. */
export function ForecastCard({
  id,
  title,
  measure = "calls",
  until,
  scope,
  height = 260,
  className,
}: ForecastCardProps) {
  const query = useForecast(scope, { measure, ...(until ? { until } : { horizon_days: 14 }) });
  const labels = usePeriodLabels();
  const words = useMeasureWords();
  return (
    <StatisticCard
      {...{ id, title, query, height, className }}
      skeleton={<Skeleton className="h-full min-h-[inherit] w-full" />}
      missing={(data) => forecastMissing(data, { day: (day) => labels.range(day, day) })}
      table={(data) => toTable(data, words(data.unit).write, (day) => labels.bucket("day", day))}
      how={
        <>
          <p>
            The trend and the rhythm of the week are learnt from up to a year of days (MSTL with exponential smoothing)
            and carried on. The running day is left out of what is learnt.
          </p>
          <p>
            The same is tried from ten past days, as if the days after them were not known. The band is made as wide as
            those errors ask for: four of five days should fall into it.
          </p>
          <p>Holidays, campaigns that begin and seasons of the year are not known to it.</p>
        </>
      }
    >
      {(data, pixels) => <Drawing title={title} data={data} height={pixels} />}
    </StatisticCard>
  );
}

/** Weeks of the past beside the days to come. */
const SHOWN = 42;

function Drawing({ title, data, height }: { title: string; data: Forecast; height: number }) {
  const format = useFormat();
  const labels = usePeriodLabels();
  const words = useMeasureWords();
  const { write } = words(data.unit);
  const option = useMemo(() => {
    const past = data.history.slice(-SHOWN);
    const day = (of: { day: string }) => labels.bucket("day", of.day);
    const numbers = words(data.unit);
    const spec = timeSeriesOption({
      buckets: past.map(day),
      forecastBuckets: data.points.map(day),
      series: [
        {
          ...{ id: data.measure, name: data.label, color: measureColor(data.measure) },
          ...{ format: (value: number) => numbers.write(roundTo(data.unit, value)), axisFormat: numbers.axis },
          values: past.map(({ value }) => value),
          forecast: {
            mean: data.points.map(({ value }) => value),
            low: data.points.map(({ low }) => low),
            high: data.points.map(({ high }) => high),
          },
        },
      ],
    });
    return { ...spec, table: toTable(data, numbers.write, (key) => labels.bucket("day", key)) };
  }, [data, labels, words]);
  const { total } = data;
  const amount = (value: number) => write(roundTo(data.unit, value));
  return (
    <div className="flex flex-col gap-2">
      {total ? (
        <p className="text-muted">
          <span className="text-lg font-semibold text-ink tabular-nums">{amount(total.value)}</span> expected{" "}
          {labels.shortRange(total.from, total.to, total.to)}, likely {amount(total.low)} to {amount(total.high)}
          {total.so_far > 0 ? `; ${amount(total.so_far)} of it up to yesterday` : ""}
        </p>
      ) : null}
      <CardChart
        option={option}
        height={Math.max(140, height - (total ? 62 : 28))}
        ariaLabel={`${title}: ${data.label} of the last weeks and of the days to come`}
      />
      <p className="text-xs text-muted">{forecastTrust(data, { percent: format.percent })}</p>
    </div>
  );
}

/** Half a call is none. */
const roundTo = (unit: Forecast["unit"], value: number) =>
  unit === "count" || unit === "money" || unit === "microdollars" ? Math.round(value) : value;

function toTable(data: Forecast, write: (value: number) => string, day: (day: string) => string) {
  const number = (value: number | null) => (value === null ? "–" : write(roundTo(data.unit, value)));
  return {
    columns: ["Day", data.label, "Likely from", "to"],
    rows: [
      ...data.history.map((one) => [day(one.day), number(one.value), "–", "–"]),
      ...data.points.map((one) => [`${day(one.day)}, expected`, number(one.value), number(one.low), number(one.high)]),
    ],
  };
}
