"use client";

import {
  ShareBar,
  Skeleton,
  Table,
  TableBody,
  TableCell,
  TableFoot,
  TableHead,
  TableHeaderCell,
  TableRow,
} from "@parley/ui";
import Link from "next/link";
import { useFormat } from "@/features/shell/viewer-context.tsx";
import { useBehind } from "../behind/use-behind.ts";
import type { FilterDimension } from "../filters/dimensions.ts";
import { callsHref, type MetricResult, type Scope, toMetricFilters } from "../filters/question.ts";
import { MetricCard } from "../metric-card.tsx";
import { NoCallsInRange } from "../no-calls-in-range.tsx";
import { useMetrics } from "../use-metrics.ts";
import { writeMeasure } from "../write-measure.ts";

export interface RankingProps {
  title: string;
  dimension: FilterDimension;
  /** The first one ranks and carries the bar. `words` is the column's head. */
  measures: { key: string; words: string }[];
  scope: Scope;
  className?: string;
}

const ROWS = 10;

/** The top of a dimension as a table whose rows lead to their calls. */
export function Ranking({ title, dimension, measures, scope, className }: RankingProps) {
  const query = useMetrics({
    measures: measures.map(({ key }) => key),
    dimensions: [dimension],
    filters: toMetricFilters(scope.filters),
    range: scope.range,
    limit: ROWS,
  });
  return (
    <MetricCard
      title={title}
      query={query}
      className={className}
      flush
      skeleton={
        <div className="flex flex-col gap-4 p-4 pt-3">
          {Array.from({ length: ROWS }, (_, row) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: stand-ins have nothing else
            <Skeleton key={row} className="h-5 w-full" />
          ))}
        </div>
      }
    >
      {(result) =>
        result.totals.calls ? (
          <RankingTable title={title} dimension={dimension} measures={measures} scope={scope} result={result} />
        ) : (
          <NoCallsInRange height={240} />
        )
      }
    </MetricCard>
  );
}

function RankingTable({ title, dimension, measures, scope, result }: RankingProps & { result: MetricResult }) {
  const format = useFormat();
  const behind = useBehind();
  const first = measures[0]!.key;
  const widest = Math.max(...result.rows.map((row) => Number(row[first])), 1);
  const units = new Map(result.definitions.map(({ key, unit }) => [key, unit]));
  const write = (key: string, value: string | number | null | undefined) =>
    writeMeasure(format, units.get(key) ?? "count", typeof value === "number" ? value : null);
  const label = result.columns[0]!.label;
  return (
    <Table label={title} pinned>
      <TableHead>
        <TableRow>
          <TableHeaderCell>{label}</TableHeaderCell>
          {measures.map(({ key, words }) => (
            <TableHeaderCell key={key} numeric>
              {words}
            </TableHeaderCell>
          ))}
        </TableRow>
      </TableHead>
      <TableBody>
        {result.rows.map((row) => {
          const value = row[dimension] == null ? null : String(row[dimension]);
          const href = callsHref(result.resolved_range, scope.filters, { [dimension]: value });
          return (
            <TableRow key={value ?? ""}>
              <TableCell className="w-[34%] max-w-52">
                <span className="block truncate" title={value ?? undefined}>
                  {href ? (
                    <Link href={href} className="rounded-sm hover:underline hover:underline-offset-2">
                      {value}
                    </Link>
                  ) : value === null ? (
                    <span className="text-faint">None</span>
                  ) : (
                    <button
                      type="button"
                      onClick={() => behind.open({ measure: first, row: { dimension, value } })}
                      className="max-w-full truncate rounded-sm text-left hover:underline hover:underline-offset-2"
                    >
                      {value}
                    </button>
                  )}
                </span>
              </TableCell>
              {measures.map(({ key }, at) => (
                <TableCell key={key} numeric muted={at > 0}>
                  {at === 0 ? (
                    <span className="inline-flex items-center justify-end gap-2">
                      <ShareBar share={Number(row[key]) / widest} className="w-14 max-sm:hidden" />
                      <span className="min-w-9">{write(key, row[key])}</span>
                    </span>
                  ) : (
                    write(key, row[key])
                  )}
                </TableCell>
              ))}
            </TableRow>
          );
        })}
      </TableBody>
      <TableFoot>
        {result.other ? (
          <TableRow>
            <TableCell className="font-normal text-muted">{format.integer(result.other.groups)} more</TableCell>
            {measures.map(({ key }) => (
              <TableCell key={key} numeric className="font-normal text-muted">
                {write(key, result.other?.values[key])}
              </TableCell>
            ))}
          </TableRow>
        ) : null}
        <TableRow>
          <TableCell>Total</TableCell>
          {measures.map(({ key }) => (
            <TableCell key={key} numeric>
              {write(key, result.totals[key])}
            </TableCell>
          ))}
        </TableRow>
      </TableFoot>
    </Table>
  );
}
