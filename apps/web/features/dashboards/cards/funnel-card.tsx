"use client";

import { Skeleton } from "@parley/ui";
import { useBehind } from "../behind/use-behind.ts";
import type { DashboardFilter } from "../filters/dimensions.ts";
import { type MetricResult, questionOf, type Scope } from "../filters/question.ts";
import { MetricCard } from "../metric-card.tsx";
import { unitOf, useMeasureWords } from "../use-measure-words.ts";
import { useMetrics } from "../use-metrics.ts";

export interface FunnelCardProps {
  id: string;
  title: string;
  /** From the widest to the narrowest; measures that count calls. */
  stages: { key: string; words: string }[];
  scope: Scope;
  filters?: DashboardFilter[];
  height?: number;
  className?: string;
}

/** Stages that lose calls, each with its share of the stage before. A stage leads to its calls. */
export function FunnelCard({ id, title, stages, scope, filters, height, className }: FunnelCardProps) {
  const query = useMetrics(questionOf(scope, { measures: stages.map(({ key }) => key), filters }));
  const room = height ?? stages.length * 60;
  return (
    <MetricCard
      {...{ id, title, query, filters, className }}
      height={room}
      skeleton={
        <div className="flex flex-col gap-4">
          {stages.map(({ key }) => (
            <Skeleton key={key} className="h-10 w-full" />
          ))}
        </div>
      }
    >
      {(result) => <Stages stages={stages} result={result} filters={filters} />}
    </MetricCard>
  );
}

function Stages({ stages, result, filters }: Pick<FunnelCardProps, "stages" | "filters"> & { result: MetricResult }) {
  const measureWords = useMeasureWords();
  const { write: percent } = measureWords("ratio");
  const behind = useBehind();
  const widest = Math.max(...stages.map(({ key }) => result.totals[key] ?? 0), 1);
  return (
    <ol className="flex flex-col gap-3">
      {stages.map(({ key, words }, at) => {
        const value = result.totals[key] ?? 0;
        const before = at > 0 ? (result.totals[stages[at - 1]!.key] ?? 0) : null;
        const kept = before ? value / before : null;
        return (
          <li key={key}>
            <button
              type="button"
              onClick={() => behind.open({ measure: key, filters })}
              className="group block w-full rounded-sm text-left"
            >
              <span className="flex items-baseline gap-2">
                <span className="min-w-0 flex-1 truncate text-sm text-muted group-hover:text-ink">{words}</span>
                {kept === null ? null : (
                  <span className="text-xs text-faint tabular-nums">
                    {percent(kept)} of the stage before, {percent(1 - kept)} lost
                  </span>
                )}
                <span className="font-medium tabular-nums">{measureWords(unitOf(result, key)).write(value)}</span>
              </span>
              <span className="mt-1 block h-5 rounded-sm bg-hover">
                <span
                  className="block h-full min-w-0.5 rounded-sm bg-chart-1 group-hover:opacity-85"
                  style={{ width: `${(value / widest) * 100}%` }}
                />
              </span>
            </button>
          </li>
        );
      })}
    </ol>
  );
}
