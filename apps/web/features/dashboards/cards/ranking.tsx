"use client";

import { Skeleton } from "@parley/ui";
import { parseAsString, useQueryState } from "nuqs";
import type { DashboardFilter } from "../filters/dimensions.ts";
import { type CardQuestion, type MetricQuestion, questionOf, type Scope } from "../filters/question.ts";
import { MetricCard } from "../metric-card.tsx";
import { useMetrics } from "../use-metrics.ts";
import { RankingBody } from "./ranking-body.tsx";
import { readSort, type Sort, writeSort } from "./ranking-sort.ts";

/** A column of a ranking. */
export interface RankedMeasure {
  key: string;
  /** The column's head. */
  words: string;
  /** From this value on it stands in a badge: 0.5 of a conversion rate. */
  badgeFrom?: number;
  /** Below `low` it is weak, from `high` on good, between fair; each with its sign. */
  thresholds?: { low: number; high: number };
  /** Its share of the total beside it: "12.0%". */
  share?: boolean;
  /** Left out on narrow screens. */
  minor?: boolean;
}

export interface RankingProps {
  id: string;
  title: string;
  dimension: string;
  /** The first one ranks until the reader sorts, and carries the bar. */
  measures: RankedMeasure[];
  scope: Scope;
  filters?: DashboardFilter[];
  /** Rows; what is left is summed up. */
  rows?: number;
  /** The page of a value (a source, an agent): its name leads there, its numbers to their calls. */
  linkTo?: (value: string) => string;
  className?: string;
}

/** Pixels of a row, of the head and of the two lines below. */
const ROW = 36;

/** The top of a dimension as a table, on a phone as a list. Any head sorts; every number leads to its calls. */
export function Ranking(props: RankingProps) {
  const { id, title, dimension, measures, scope, filters, rows = 10, className } = props;
  const [written, setWritten] = useQueryState(`sort-${id}`, parseAsString.withOptions({ history: "push" }));
  const sort = readSort(written, measures);
  const question: CardQuestion = {
    measures: measures.map(({ key }) => key),
    dimensions: [dimension],
    filters,
    ...(written ? { order_by: [{ key: sort.key, direction: sort.direction }] } : {}),
  };
  const query = useMetrics(questionOf(scope, { ...question, limit: rows }));
  const body = {
    ...props,
    sort,
    onSort: (next: Sort) => void setWritten(writeSort(next, measures)),
  };
  return (
    <MetricCard
      {...{ id, title, query, filters, className }}
      flush
      isTable
      height={(rows + 3) * ROW}
      isEmpty={({ rows: found }) => found.length === 0}
      skeleton={
        <div className="flex flex-col gap-4 p-4 pt-3">
          {Array.from({ length: rows }, (_, row) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: stand-ins have nothing else
            <Skeleton key={row} className="h-5 w-full" />
          ))}
        </div>
      }
    >
      {(result, { full, height }) =>
        full ? (
          <LongRanking question={questionOf(scope, { ...question, limit: 200 })} height={height} {...body} />
        ) : (
          <RankingBody {...body} result={result} />
        )
      }
    </MetricCard>
  );
}

/** On the whole screen there is room for more rows. */
function LongRanking({ question, height, ...body }: Omit<Parameters<typeof RankingBody>[0], "result"> & Long) {
  const { data } = useMetrics(question);
  return data ? <RankingBody {...body} result={data} maxHeight={height} /> : <Skeleton className="h-80 w-full" />;
}

interface Long {
  question: MetricQuestion;
  height: number;
}
