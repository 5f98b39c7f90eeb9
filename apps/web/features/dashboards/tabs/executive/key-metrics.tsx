"use client";

import { Delta, Skeleton, Table, TableBody, TableCell, TableHead, TableHeaderCell, TableRow } from "@parley/ui";
import { useFormat } from "@/features/shell/viewer-context.tsx";
import { useBehind } from "../../behind/use-behind.ts";
import { type MetricResult, questionOf, type Scope } from "../../filters/question.ts";
import { MetricCard } from "../../metric-card.tsx";
import { useMetrics } from "../../use-metrics.ts";
import { usePeriodLabels } from "../../use-period-labels.ts";
import { writeMeasure } from "../../write-measure.ts";

const MEASURES = [
  ...["calls", "answer_rate", "missed_rate", "conversions", "conversion_rate_of_answered", "qualified_calls"],
  ...["revenue", "revenue_per_call", "revenue_per_conversion", "avg_score", "first_time_callers"],
];
const ROW = 36;

/** This period beside the last one. Without a comparison on the page it is the period before. */
export function KeyMetrics({ scope }: { scope: Scope }) {
  const compared: Scope = { ...scope, compare: scope.compare === "none" ? "previous_period" : scope.compare };
  const query = useMetrics(questionOf(compared, { measures: MEASURES, compared: true }));
  return (
    <MetricCard
      id="key-metrics"
      title="Key metrics"
      query={query}
      height={(MEASURES.length + 1) * ROW}
      flush
      isTable
      skeleton={
        <div className="flex flex-col gap-4 p-4 pt-3">
          {MEASURES.map((measure) => (
            <Skeleton key={measure} className="h-5 w-full" />
          ))}
        </div>
      }
    >
      {(result) => <Rows result={result} />}
    </MetricCard>
  );
}

function Rows({ result }: { result: MetricResult }) {
  const format = useFormat();
  const labels = usePeriodLabels();
  const behind = useBehind();
  const { from, to } = result.resolved_range;
  const before = result.comparison;
  return (
    <Table label="Key metrics of this period and the one before" pinned>
      <TableHead>
        <TableRow>
          <TableHeaderCell>Metric</TableHeaderCell>
          <TableHeaderCell numeric title={labels.range(from, to)}>
            Now
          </TableHeaderCell>
          <TableHeaderCell
            numeric
            className="max-sm:hidden"
            title={before ? labels.range(before.resolved_range.from, before.resolved_range.to) : undefined}
          >
            Before
          </TableHeaderCell>
          <TableHeaderCell numeric>Change</TableHeaderCell>
        </TableRow>
      </TableHead>
      <TableBody>
        {result.definitions.map(({ key, label, unit, better_when }) => (
          <TableRow key={key}>
            <TableCell className="max-w-52 truncate" title={label}>
              {label}
            </TableCell>
            <TableCell numeric>
              <button
                type="button"
                onClick={() => behind.open({ measure: key })}
                className="rounded-sm font-medium hover:underline hover:underline-offset-2"
              >
                {writeMeasure(format, unit, result.totals[key])}
              </button>
            </TableCell>
            <TableCell numeric muted className="max-sm:hidden">
              {writeMeasure(format, unit, before?.totals[key])}
            </TableCell>
            <TableCell numeric>
              <Delta value={before?.change[key] ?? null} betterWhen={better_when ?? "neutral"} />
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}
