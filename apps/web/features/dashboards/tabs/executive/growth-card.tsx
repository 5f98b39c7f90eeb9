"use client";

import { Card, ErrorState, KpiTile, KpiTileSkeleton } from "@parley/ui";
import { useFormat } from "@/features/shell/viewer-context.tsx";
import { useBehind } from "../../behind/use-behind.ts";
import { questionOf, type Scope } from "../../filters/question.ts";
import { HowComputed } from "../../how-computed.tsx";
import { useMetrics } from "../../use-metrics.ts";
import { usePeriodLabels } from "../../use-period-labels.ts";
import { whyItFailed } from "../../why-it-failed.ts";

/** How revenue and calls grew against the compared period; without a comparison on the page, against the period before. */
export function GrowthCard({ scope }: { scope: Scope }) {
  const format = useFormat();
  const labels = usePeriodLabels();
  const behind = useBehind();
  const compared: Scope = { ...scope, compare: scope.compare === "none" ? "previous_period" : scope.compare };
  const query = useMetrics(questionOf(compared, { measures: ["revenue", "calls"], compared: true }));
  const { data } = query;
  if (!data && query.error) {
    return (
      <Card id="growth">
        <ErrorState
          className="py-0"
          title="Growth could not be loaded"
          description={whyItFailed(query.error)}
          onRetry={() => void query.refetch()}
          retrying={query.isFetching}
        />
      </Card>
    );
  }
  if (!data) return <KpiTileSkeleton />;
  const change = data.comparison?.change ?? {};
  const before = data.comparison?.resolved_range;
  const signed = (value: number | null | undefined) =>
    value == null ? "–" : `${value > 0 ? "+" : value < 0 ? "−" : ""}${format.percent(Math.abs(value))}`;
  return (
    <KpiTile
      id="growth"
      label="Revenue growth"
      value={signed(change.revenue)}
      secondary={`${signed(change.calls)} calls`}
      delta={change.revenue ?? null}
      betterWhen="up"
      comparedWith={before ? `vs ${labels.shortRange(before.from, before.to, data.resolved_range.from)}` : undefined}
      info={<HowComputed of="Growth" result={data} />}
      onOpen={() => behind.open({ measure: "revenue" })}
    />
  );
}
