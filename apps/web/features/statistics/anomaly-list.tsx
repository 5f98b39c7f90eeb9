"use client";

import { SegmentedControl, Skeleton } from "@parley/ui";
import { TrendingDown, TrendingUp } from "lucide-react";
import { useState } from "react";
import { useBehind } from "@/features/dashboards/behind/use-behind.ts";
import type { Scope } from "@/features/dashboards/filters/question.ts";
import { useFilterWords } from "@/features/dashboards/filters/use-filter-words.ts";
import { useMeasureWords } from "@/features/dashboards/use-measure-words.ts";
import { usePeriodLabels } from "@/features/dashboards/use-period-labels.ts";
import { useValueWords } from "@/features/dashboards/use-value-words.ts";
import { useFormat } from "@/features/shell/viewer-context.tsx";
import { type AnomalyWrite, anomalyWords, explanationWords } from "./anomaly-words.ts";
import type { Anomalies } from "./answers.ts";
import { StatisticCard } from "./statistic-card.tsx";
import { anomalyRange, useAnomalies } from "./use-statistics.ts";

const MOST = 6;
const GRAINS = [
  { value: "day" as const, label: "Days" },
  { value: "hour" as const, label: "Hours" },
];
/** By the hour only counts and sums can be judged. */
const BY_HOUR = new Set([
  "calls",
  "inbound_calls",
  "answered_calls",
  "missed_calls",
  "conversions",
  "revenue",
  "ai_calls",
]);

export interface AnomalyListProps {
  id: string;
  title: string;
  /** By default calls. */
  measure?: string;
  scope: Scope;
  height?: number;
  className?: string;
}

/** Days or hours that are out of the ordinary for their place in the week, each with what explains it. One leads to its calls. */
export function AnomalyList({ id, title, measure = "calls", scope, height = 240, className }: AnomalyListProps) {
  const [grain, setGrain] = useState<"day" | "hour">("day");
  const query = useAnomalies(scope, { measure, grain });
  const labels = usePeriodLabels();
  const write = useAnomalyWrite(query.data);
  const place = ({ day, hour }: { day: string; hour: number | null }) =>
    `${labels.bucket("day", day)}${hour === null ? "" : `, ${labels.hour(hour)}`}`;
  return (
    <StatisticCard
      {...{ id, title, query, height, className }}
      flush
      skeleton={<Skeleton className="m-4 h-40" />}
      missing={missingWords}
      actions={
        BY_HOUR.has(measure) ? (
          <SegmentedControl
            options={GRAINS}
            value={grain}
            onValueChange={setGrain}
            aria-label="Days or hours"
            size="sm"
            className="mr-1"
          />
        ) : null
      }
      table={(data) => ({
        columns: ["When", data.label, "Expected", "What explains it"],
        rows: data.anomalies.map((one) => [
          place(one),
          write.number(one.value ?? 0),
          write.number(one.expected ?? 0),
          explanationWords(one, write) ?? "–",
        ]),
      })}
      how={
        <>
          <p>
            Each {grain} is held against what is usual for its place in the week, from the half year before (hours:
            twelve weeks), so that neither growth nor quiet Sundays count as news.
          </p>
          <p>
            Shown is what lies more than 3.5 times the usual spread away. Since many {grain}s are looked at together,
            the limit is set so that at most one of twenty that are shown is there by chance.
          </p>
          <p>
            The explanation compares with the same weekday of the four weeks before: the values whose part of the total
            changed most and that make up two thirds of the difference. It says where the difference lies, not why.
          </p>
        </>
      }
    >
      {(data) => (
        <>
          {anomalyRange(scope.range, grain) === scope.range ? null : (
            <p className="px-4 pb-2 text-xs text-muted">Of the last 90 days</p>
          )}
          <List data={data} place={place} write={write} />
        </>
      )}
    </StatisticCard>
  );
}

function useAnomalyWrite(data: Anomalies | undefined): AnomalyWrite {
  const format = useFormat();
  const measureWords = useMeasureWords();
  const valueWords = useValueWords();
  const filterWords = useFilterWords();
  const unit = data?.unit ?? "count";
  const { write } = measureWords(unit);
  return {
    number: (value) => write(unit === "count" || unit === "money" ? Math.round(value) : value),
    percent: (fraction) => format.percent(fraction),
    value: valueWords,
    dimension: filterWords.label,
  };
}

function missingWords({ status, days_missing, range, anomalies }: Anomalies): string | null {
  if (range === null) return "The running day is judged when it is over. Choose days before it.";
  if (status === "empty") return "No calls here. Choose other days or remove a filter.";
  if (status === "too_short") {
    return `What is unusual can be told after four weeks of calls. ${days_missing} more ${days_missing === 1 ? "day is" : "days are"} missing.`;
  }
  return anomalies.length === 0 ? "Nothing out of the ordinary in these days." : null;
}

interface ListProps {
  data: Anomalies;
  place: (anomaly: { day: string; hour: number | null }) => string;
  write: AnomalyWrite;
}

function List({ data, place, write }: ListProps) {
  const behind = useBehind();
  const rest = data.anomalies.length - MOST;
  return (
    <ul className="border-t border-line">
      {data.anomalies.slice(0, MOST).map((anomaly) => {
        const { day, hour, score } = anomaly;
        const Arrow = (score ?? 0) < 0 ? TrendingDown : TrendingUp;
        const explanation = explanationWords(anomaly, write);
        const row = { day, ...(hour === null ? {} : { hour_of_day: String(hour) }) };
        return (
          <li key={`${day} ${hour}`} className="border-b border-line last:border-b-0">
            <button
              type="button"
              onClick={() => behind.open({ measure: data.measure, row })}
              className="flex w-full gap-3 px-4 py-2.5 text-left hover:bg-hover focus-visible:-outline-offset-2"
            >
              <Arrow className="mt-0.5 size-4 shrink-0 text-muted" aria-hidden="true" />
              <span className="min-w-0 flex-1">
                <span className="flex flex-wrap justify-between gap-x-3">
                  <span className="font-medium">{place(anomaly)}</span>
                  <span className="tabular-nums">{anomalyWords(anomaly, write)}</span>
                </span>
                {explanation ? <span className="block text-sm text-muted">{explanation}</span> : null}
              </span>
            </button>
          </li>
        );
      })}
      {rest > 0 ? <li className="px-4 py-2 text-sm text-muted">{rest} more in the table</li> : null}
    </ul>
  );
}
