"use client";

import { barsOption, type ChartPick, Skeleton } from "@parley/ui";
import { useMemo } from "react";
import { useBehind } from "../../behind/use-behind.ts";
import { CardChart } from "../../card-chart.tsx";
import { type MetricResult, questionOf, type Scope } from "../../filters/question.ts";
import type { Bucket } from "../../filters/range.ts";
import { MetricCard } from "../../metric-card.tsx";
import { useMeasureWords } from "../../use-measure-words.ts";
import { useMetrics } from "../../use-metrics.ts";
import { usePeriodLabels } from "../../use-period-labels.ts";
import { useValueWords } from "../../use-value-words.ts";
import { valueColors } from "../../value-colors.ts";
import { byOutcome } from "./by-outcome.ts";

const HEIGHT = 260;

/** AI calls over time, each bar made of what came of them. */
export function ActivityByOutcome({ scope }: { scope: Scope }) {
  const calls = useMetrics(questionOf(scope, { measures: ["ai_calls"], dimensions: [scope.bucket] }));
  const query = useMetrics(questionOf(scope, { measures: ["ai_calls"], dimensions: [scope.bucket, "outcome"] }));
  return (
    <MetricCard
      id="activity"
      title="Calls by outcome over time"
      query={query}
      height={HEIGHT}
      overTime
      skeleton={<Skeleton className="h-65 w-full" />}
    >
      {(result, { height }) => <Bars result={result} calls={calls.data} height={height} />}
    </MetricCard>
  );
}

function Bars({ result, calls, height }: { result: MetricResult; calls: MetricResult | undefined; height: number }) {
  const labels = usePeriodLabels();
  const words = useValueWords();
  const behind = useBehind();
  const { write } = useMeasureWords()("count");
  const bucket = result.columns[0]!.key as Bucket;
  const data = useMemo(() => {
    // The single dimension has a row for every bucket, the pair only where there are calls.
    const rows = calls?.columns[0]?.key === bucket ? calls.rows : result.rows;
    const keys = [...new Set(rows.map((row) => row[bucket]))].filter((key) => key != null);
    return byOutcome(result, keys, bucket);
  }, [result, calls, bucket]);
  const option = useMemo(() => {
    const colors = valueColors(
      "outcome",
      data.series.map(({ outcome }) => outcome),
    );
    const spec = barsOption({
      dimension: result.columns[0]!.label,
      categories: data.keys.map((key) => ({ id: String(key), name: labels.bucket(bucket, key) })),
      series: data.series.map(({ outcome, values }) => {
        return { id: outcome ?? "", name: words("outcome", outcome), values, color: colors.get(outcome) };
      }),
      direction: "vertical",
      stacked: true,
      format: write,
    });
    // Calls are whole, and on a phone the outcomes do not fit into one line.
    const yAxis = { ...(spec.option.yAxis as object), minInterval: 1 };
    const legend = { ...(spec.option.legend as object), type: "scroll" };
    return { ...spec, option: { ...spec.option, yAxis, legend } };
  }, [data, result, bucket, labels, words, write]);
  const open = ({ index, seriesId }: ChartPick) => {
    const key = data.keys[index];
    if (key !== undefined) {
      behind.open({ measure: "ai_calls", row: { [bucket]: String(key), outcome: seriesId || null } });
    }
  };
  const { from, to } = result.resolved_range;
  return (
    <CardChart
      option={option}
      height={height}
      ariaLabel={`AI calls by outcome, ${labels.range(from, to)}`}
      onPick={open}
      group="dashboard"
    />
  );
}
