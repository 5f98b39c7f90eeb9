"use client";

import { ShareBar } from "@parley/ui";
import { RankedName } from "@/features/dashboards/cards/ranked-name.tsx";
import type { MetricResult } from "@/features/dashboards/filters/question.ts";
import { useFormat } from "@/features/shell/viewer-context.tsx";
import { useWriteCredit } from "./use-write-credit.ts";

/** The rows of an attribution for a narrow screen: the credit with its bar, the rest below in words. */
export function AttributionList({ result, widest }: { result: MetricResult; widest: number }) {
  const format = useFormat();
  const write = useWriteCredit();
  const [dimension, first, ...rest] = result.columns;
  // The second model's conversions say enough where there is so little room.
  const more = rest.filter(({ key }) => key !== "compared_value");
  const by = dimension!.key;
  const left = result.other;
  return (
    <div className="border-t border-line px-4 pb-3">
      <ul aria-label="Attribution">
        {result.rows.map((row) => {
          const value = row[by] == null ? null : String(row[by]);
          return (
            <li key={value ?? "(none)"} className="border-b border-line py-2 last:border-b-0">
              <div className="flex min-h-6 items-center gap-3">
                <span className="min-w-0 flex-1">
                  <RankedName dimension={by} value={value} measure="calls" />
                </span>
                <span className="font-medium tabular-nums">{write(result, first!.key, row[first!.key])}</span>
              </div>
              <ShareBar share={Number(row[first!.key] ?? 0) / widest} className="my-1" />
              <dl className="flex flex-wrap gap-x-4 gap-y-1 text-sm text-muted">
                {more.map(({ key, label }) => (
                  <div key={key} className="flex min-h-6 items-center gap-1">
                    <dt className="text-faint">{label}</dt>
                    <dd className="tabular-nums">{write(result, key, row[key])}</dd>
                  </div>
                ))}
              </dl>
            </li>
          );
        })}
      </ul>
      <p className="border-t border-line pt-2 text-sm text-muted tabular-nums">
        {left ? `${format.integer(left.groups)} more: ${write(result, first!.key, left.values[first!.key])}. ` : ""}
        Total: {write(result, first!.key, result.totals[first!.key])}
      </p>
    </div>
  );
}
