"use client";

import { Select, ShareBar } from "@parley/ui";
import { useFormat } from "@/features/shell/viewer-context.tsx";
import { unitOf } from "../use-measure-words.ts";
import { writeMeasure } from "../write-measure.ts";
import { RankedFigure } from "./ranked-figure.tsx";
import { RankedName } from "./ranked-name.tsx";
import type { RankingTableProps } from "./ranking-table.tsx";

/** The same rows for a narrow screen: name and first number, the others below in words. */
export function RankingList(props: RankingTableProps) {
  const { title, dimension, measures, filters, linkTo, result, sort, onSort } = props;
  const format = useFormat();
  const [first, ...more] = measures;
  if (!first) return null;
  const widest = Math.max(...result.rows.map((row) => Number(row[first.key] ?? 0)), Number.MIN_VALUE);
  const write = (key: string, value: number | null | undefined) => writeMeasure(format, unitOf(result, key), value);
  return (
    <div className="px-4 pb-3">
      <Select
        size="sm"
        aria-label={`Order of ${title}`}
        className="mb-1 w-full"
        options={measures.map(({ key, words }) => ({ value: key, label: `By ${words.toLowerCase()}` }))}
        value={sort.key}
        onValueChange={(key) => onSort({ key, direction: "desc" })}
      />
      <ul aria-label={title}>
        {result.rows.map((row) => {
          const value = row[dimension] == null ? null : String(row[dimension]);
          const cell = { dimension, value, filters };
          return (
            <li key={value ?? "(none)"} className="border-b border-line py-2 last:border-b-0">
              <div className="flex min-h-6 items-center gap-3">
                <span className="min-w-0 flex-1">
                  <RankedName {...cell} measure={first.key} linkTo={linkTo} />
                </span>
                <span className="font-medium tabular-nums">
                  <RankedFigure {...cell} measure={first} number={row[first.key]} result={result} />
                </span>
              </div>
              <ShareBar share={Number(row[first.key] ?? 0) / widest} className="my-1" />
              <dl className="flex flex-wrap gap-x-4 gap-y-1 text-sm text-muted">
                {more.map((measure) => (
                  <div key={measure.key} className="flex min-h-6 items-center gap-1">
                    <dt className="text-faint">{measure.words}</dt>
                    <dd className="tabular-nums">
                      <RankedFigure {...cell} measure={measure} number={row[measure.key]} result={result} />
                    </dd>
                  </div>
                ))}
              </dl>
            </li>
          );
        })}
      </ul>
      <p className="border-t border-line pt-2 text-sm text-muted tabular-nums">
        {result.other
          ? `${format.integer(result.other.groups)} more: ${write(first.key, result.other.values[first.key])}. `
          : ""}
        Total: {write(first.key, result.totals[first.key])}
      </p>
    </div>
  );
}
