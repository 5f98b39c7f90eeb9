"use client";

import { Delta } from "@parley/ui";
import { useFormat } from "@/features/shell/viewer-context.tsx";
import { useBehind } from "../behind/use-behind.ts";
import type { DashboardFilter } from "../filters/dimensions.ts";
import type { MetricResult } from "../filters/question.ts";
import { unitOf } from "../use-measure-words.ts";
import { writeMeasure } from "../write-measure.ts";

/** A result's totals side by side at the head of a card. Each leads to its calls. */
export function FigureStrip({ result, filters }: { result: MetricResult; filters?: DashboardFilter[] }) {
  const format = useFormat();
  const behind = useBehind();
  return (
    <dl className="grid grid-cols-[repeat(auto-fit,minmax(8.5rem,1fr))] gap-x-4 gap-y-3 px-4 pt-1 pb-4">
      {result.definitions.map(({ key, label, better_when }) => (
        <div key={key} className="min-w-0">
          <dt className="truncate text-sm text-muted">{label}</dt>
          <dd className="flex flex-wrap items-baseline gap-x-2">
            <button
              type="button"
              onClick={() => behind.open({ measure: key, filters })}
              className="rounded-sm text-lg font-semibold tabular-nums hover:underline hover:underline-offset-2"
            >
              {writeMeasure(format, unitOf(result, key), result.totals[key])}
            </button>
            {result.comparison ? (
              <Delta value={result.comparison.change[key] ?? null} betterWhen={better_when ?? "neutral"} />
            ) : null}
          </dd>
        </div>
      ))}
    </dl>
  );
}
