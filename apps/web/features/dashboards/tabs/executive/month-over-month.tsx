"use client";

import { Delta, Skeleton, Table, TableBody, TableCell, TableHead, TableHeaderCell, TableRow } from "@parley/ui";
import { useFormat } from "@/features/shell/viewer-context.tsx";
import { type MetricResult, type Scope, toMetricFilters } from "../../filters/question.ts";
import { MetricCard } from "../../metric-card.tsx";
import { useMetrics } from "../../use-metrics.ts";
import { usePeriodLabels } from "../../use-period-labels.ts";
import { writeMeasure } from "../../write-measure.ts";
import { monthRows, monthsBefore } from "./months.ts";

const MONTHS = 6;
const COLUMNS = [
  { key: "revenue", words: "Revenue" },
  { key: "calls", words: "Calls" },
  { key: "conversions", words: "Conversions" },
  { key: "conversion_rate_of_answered", words: "Conv. rate" },
  { key: "revenue_per_call", words: "Per call" },
];
const MEASURES = COLUMNS.map(({ key }) => key);
const HEIGHT = (MONTHS + 1) * 44;

/** The last six months whatever days the page shows, under its filters. */
export function MonthOverMonth({ scope }: { scope: Scope }) {
  const format = useFormat();
  const today = format.calendarDay(Date.now());
  const filters = toMetricFilters(scope.filters);
  const query = useMetrics({
    ...{ measures: MEASURES, dimensions: ["month"], filters },
    range: { from: monthsBefore(today, MONTHS), to: today },
  });
  const running = useMetrics({
    ...{ measures: MEASURES, filters, range: { preset: "this_month" } },
    compare: "previous_period",
  });
  return (
    <MetricCard
      id="month-over-month"
      title="Month over month"
      query={query}
      height={HEIGHT}
      flush
      isTable
      skeleton={<Skeleton className="m-4 h-64" />}
    >
      {(result) => <Rows result={result} running={running.data} />}
    </MetricCard>
  );
}

function Rows({ result, running }: { result: MetricResult; running: MetricResult | undefined }) {
  const format = useFormat();
  const labels = usePeriodLabels();
  const definitions = new Map(result.definitions.map((one) => [one.key, one]));
  return (
    <Table label="The last months beside the month before each" pinned>
      <TableHead>
        <TableRow>
          <TableHeaderCell>Month</TableHeaderCell>
          {COLUMNS.map(({ key, words }) => (
            <TableHeaderCell key={key} numeric>
              {words}
            </TableHeaderCell>
          ))}
        </TableRow>
      </TableHead>
      <TableBody>
        {monthRows(result, running, MEASURES).map(({ month, values, change, isRunning }) => (
          <TableRow key={month}>
            <TableCell>
              <span className="block font-medium">{labels.bucket("month", month)}</span>
              {isRunning ? <span className="block text-xs text-faint">Until today</span> : null}
            </TableCell>
            {MEASURES.map((key) => {
              const { unit = "count", better_when = null } = definitions.get(key) ?? {};
              return (
                <TableCell key={key} numeric>
                  <span className="block">{writeMeasure(format, unit, values[key])}</span>
                  <Delta value={change[key] ?? null} betterWhen={better_when ?? "neutral"} className="justify-end" />
                </TableCell>
              );
            })}
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}
