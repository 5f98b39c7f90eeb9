"use client";

import { ShareBar } from "@parley/ui";
import type { MetricResult } from "@/features/dashboards/filters/question.ts";
import { useFormat } from "@/features/shell/viewer-context.tsx";

/** The most frequent paths in words, each with how many took it and how many of them converted. */
export function PathList({ result, rows }: { result: MetricResult; rows: number }) {
  const format = useFormat();
  const shown = result.rows.slice(0, rows);
  const total = Number(result.totals.journeys ?? 0);
  const rest = total - shown.reduce((sum, { journeys }) => sum + Number(journeys), 0);
  const restConverted =
    Number(result.totals.converted ?? 0) - shown.reduce((sum, { converted }) => sum + Number(converted), 0);
  const most = Math.max(...shown.map(({ journeys }) => Number(journeys)), 1);
  return (
    <div className="mt-3">
      <h3 className="mb-1 text-xs font-medium text-muted">Most frequent paths</h3>
      <ol>
        {shown.map((row) => (
          <li
            key={String(row.path)}
            className="grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-4 border-b border-line py-1.5 text-sm last:border-b-0 sm:grid-cols-[minmax(0,1fr)_6rem_auto]"
          >
            <span className="truncate" title={String(row.path)}>
              {row.path}
            </span>
            <ShareBar share={Number(row.journeys) / most} className="max-sm:hidden" />
            <span className="min-w-44 text-right text-muted tabular-nums max-sm:min-w-0">
              <span className="text-ink">{format.integer(Number(row.journeys))}</span>
              {`, ${format.percent(row.rate === null ? null : Number(row.rate))} converted`}
            </span>
          </li>
        ))}
      </ol>
      <p className="pt-1.5 text-sm text-muted tabular-nums">
        {rest > 0 ? `${format.integer(rest)} people on other paths, ${format.integer(restConverted)} converted. ` : ""}
        {format.integer(total)} people in all.
      </p>
    </div>
  );
}
