"use client";

import { Skeleton } from "@parley/ui";
import { Fragment } from "react";
import { useFormat } from "@/features/shell/viewer-context.tsx";
import { useBehind } from "../../behind/use-behind.ts";
import { questionOf, type Scope } from "../../filters/question.ts";
import { MetricCard } from "../../metric-card.tsx";
import { useMetrics } from "../../use-metrics.ts";
import { usePeriodLabels } from "../../use-period-labels.ts";
import { SOURCE_MEASURES, SUMMARY_MEASURES, summarySentences } from "./summary-sentences.ts";

const HEIGHT = 96;

/** The period in a few sentences. Each number is a link to its calls. */
export function ExecutiveSummary({ scope }: { scope: Scope }) {
  const format = useFormat();
  const labels = usePeriodLabels();
  const behind = useBehind();
  const query = useMetrics(questionOf(scope, { measures: SUMMARY_MEASURES, compared: true }));
  const sources = useMetrics(questionOf(scope, { measures: SOURCE_MEASURES, dimensions: ["source"], limit: 2 }));
  return (
    <MetricCard
      id="summary"
      title="In short"
      query={query}
      height={HEIGHT}
      isTable
      skeleton={
        <div className="flex flex-col gap-3 pt-1">
          <Skeleton className="h-4 w-4/5" />
          <Skeleton className="h-4 w-3/4" />
          <Skeleton className="h-4 w-1/2" />
        </div>
      }
    >
      {(result) => {
        const { from, to } = result.resolved_range;
        const none = { ...result, rows: [] };
        const input = { totals: result, sources: sources.data ?? none, period: labels.range(from, to), format };
        return (
          <div className="flex max-w-[110ch] flex-col gap-1.5 text-md leading-6">
            {summarySentences(input).map((sentence, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: sentences have their place and nothing else
              <p key={at}>
                {sentence.map((piece, place) =>
                  typeof piece === "string" ? (
                    // biome-ignore lint/suspicious/noArrayIndexKey: as above
                    <Fragment key={place}>{piece}</Fragment>
                  ) : (
                    <button
                      key={JSON.stringify(piece.behind)}
                      type="button"
                      onClick={() => behind.open(piece.behind)}
                      className="rounded-sm font-medium tabular-nums underline decoration-edge decoration-dotted underline-offset-4 hover:decoration-solid"
                    >
                      {piece.text}
                    </button>
                  ),
                )}
              </p>
            ))}
          </div>
        );
      }}
    </MetricCard>
  );
}
