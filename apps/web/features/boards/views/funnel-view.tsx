"use client";

import { unitOf, useMeasureWords } from "@/features/dashboards/use-measure-words.ts";
import { columnsOf, labelOf, type ViewProps } from "./view-props.ts";

/** Stages from the widest to the narrowest, each with its share of the one before. */
export function FunnelView({ result, height, onOpen }: ViewProps) {
  const measureWords = useMeasureWords();
  const percent = measureWords("ratio").write;
  const { measures } = columnsOf(result);
  const widest = Math.max(...measures.map((key) => result.totals[key] ?? 0), 1);
  const bar = Math.max(8, Math.min(36, Math.floor(height / measures.length) - 32));
  return (
    <ol className="flex h-full flex-col justify-between gap-1 overflow-y-auto">
      {measures.map((key, at) => {
        const value = result.totals[key] ?? 0;
        const before = at > 0 ? result.totals[measures[at - 1]!] : null;
        const stage = (
          <>
            <span className="flex items-baseline gap-2">
              <span className="min-w-0 flex-1 truncate text-sm text-muted">{labelOf(result, key)}</span>
              {before ? (
                <span className="shrink-0 text-xs text-faint tabular-nums">{percent(value / before)} of before</span>
              ) : null}
              <span className="shrink-0 font-medium tabular-nums">
                {measureWords(unitOf(result, key)).write(value)}
              </span>
            </span>
            <span className="mt-1 block rounded-sm bg-hover" style={{ height: bar }}>
              <span
                className="block h-full min-w-0.5 rounded-sm bg-chart-1"
                style={{ width: `${(value / widest) * 100}%` }}
              />
            </span>
          </>
        );
        return (
          <li key={key}>
            {onOpen ? (
              <button
                type="button"
                onClick={() => onOpen(key)}
                className="block w-full rounded-sm text-left hover:opacity-85"
              >
                {stage}
              </button>
            ) : (
              stage
            )}
          </li>
        );
      })}
    </ol>
  );
}
