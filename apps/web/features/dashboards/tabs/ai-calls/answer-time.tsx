"use client";

import { Skeleton } from "@parley/ui";
import { TimeLines } from "../../cards/time-lines.tsx";
import type { SeriesMeasure } from "../../cards/time-series-card.tsx";
import { questionOf, type Scope } from "../../filters/question.ts";
import { FigureStrip } from "../../lists/figure-strip.tsx";
import { MetricCard } from "../../metric-card.tsx";
import { useMetrics } from "../../use-metrics.ts";
import { AI_ONLY } from "./ai-only.ts";

const SERIES: SeriesMeasure[] = [
  { key: "p50_turn_latency", words: "Median" },
  { key: "p95_turn_latency", words: "95th percentile" },
];
const STRIP = 64;
const HEIGHT = 264;

/** How long the agent takes to answer what the other side said: the days' figures, and their course. */
export function AnswerTime({ scope }: { scope: Scope }) {
  const query = useMetrics(
    questionOf(scope, {
      measures: SERIES.map(({ key }) => key),
      dimensions: [scope.bucket],
      filters: AI_ONLY,
      compared: true,
    }),
  );
  return (
    <MetricCard
      {...{ id: "answer-time", title: "Answer time", query, height: HEIGHT, filters: AI_ONLY }}
      overTime
      skeleton={<Skeleton className="h-full min-h-[inherit] w-full" />}
    >
      {(result, { height }) => (
        <>
          <div className="-mx-4">
            <FigureStrip result={result} filters={AI_ONLY} />
          </div>
          <TimeLines
            {...{ title: "Answer time", result, series: SERIES, filters: AI_ONLY }}
            height={Math.max(120, height - STRIP)}
          />
        </>
      )}
    </MetricCard>
  );
}
