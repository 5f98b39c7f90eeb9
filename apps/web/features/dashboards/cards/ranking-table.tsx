"use client";

import { cn, ShareBar, Table, TableBody, TableCell, TableFoot, TableHead, TableHeaderCell, TableRow } from "@parley/ui";
import { useFormat } from "@/features/shell/viewer-context.tsx";
import type { MetricResult } from "../filters/question.ts";
import { unitOf } from "../use-measure-words.ts";
import { writeMeasure } from "../write-measure.ts";
import { RankedFigure } from "./ranked-figure.tsx";
import { RankedName } from "./ranked-name.tsx";
import type { RankingProps } from "./ranking.tsx";
import { nextSort, type Sort } from "./ranking-sort.ts";

export interface RankingTableProps
  extends Pick<RankingProps, "title" | "dimension" | "measures" | "filters" | "linkTo"> {
  result: MetricResult;
  sort: Sort;
  onSort: (sort: Sort) => void;
  /** Pixels after which the rows scroll. */
  maxHeight?: number;
}

export function RankingTable(props: RankingTableProps) {
  const { title, dimension, measures, filters, linkTo, result, sort, onSort, maxHeight } = props;
  const format = useFormat();
  const first = measures[0]!.key;
  const widest = Math.max(...result.rows.map((row) => Number(row[first] ?? 0)), Number.MIN_VALUE);
  const write = (key: string, value: number | null | undefined) => writeMeasure(format, unitOf(result, key), value);
  const minor = (measure: (typeof measures)[number]) => measure.minor && "@max-2xl:hidden";
  return (
    <div className="@container">
      <Table
        label={title}
        pinned
        className="@max-3xl:[&_td:not(:first-child)]:px-2 @max-3xl:[&_th:not(:first-child)]:px-2"
        maxHeight={maxHeight ? `${maxHeight}px` : undefined}
      >
        <TableHead>
          <TableRow>
            <TableHeaderCell>{result.columns[0]!.label}</TableHeaderCell>
            {measures.map((measure) => (
              <TableHeaderCell
                key={measure.key}
                numeric
                className={cn(minor(measure))}
                sorted={sort.key === measure.key && sort.direction}
                onSort={() => onSort(nextSort(sort, measure.key))}
              >
                {measure.words}
              </TableHeaderCell>
            ))}
          </TableRow>
        </TableHead>
        <TableBody>
          {result.rows.map((row) => {
            const value = row[dimension] == null ? null : String(row[dimension]);
            return (
              <TableRow key={value ?? "(none)"}>
                <TableCell className="w-[28%] max-w-44">
                  <RankedName {...{ dimension, value, filters, linkTo }} measure={first} />
                </TableCell>
                {measures.map((measure, at) => (
                  <TableCell key={measure.key} numeric muted={at > 0} className={cn(minor(measure))}>
                    <span className="inline-flex items-center justify-end gap-2">
                      {at === 0 ? (
                        <ShareBar share={Number(row[first] ?? 0) / widest} className="w-10 @max-md:hidden" />
                      ) : null}
                      <RankedFigure {...{ measure, dimension, value, filters, result }} number={row[measure.key]} />
                    </span>
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
              {measures.map((measure) => (
                <TableCell key={measure.key} numeric className={cn("font-normal text-muted", minor(measure))}>
                  {write(measure.key, result.other?.values[measure.key])}
                </TableCell>
              ))}
            </TableRow>
          ) : null}
          <TableRow>
            <TableCell>Total</TableCell>
            {measures.map((measure) => (
              <TableCell key={measure.key} numeric className={cn(minor(measure))}>
                {write(measure.key, result.totals[measure.key])}
              </TableCell>
            ))}
          </TableRow>
        </TableFoot>
      </Table>
    </div>
  );
}
