"use client";

import { Card, type ChartTable, cn, Dialog, ErrorState } from "@parley/ui";
import type { UseQueryResult } from "@tanstack/react-query";
import { type ReactNode, useMemo, useRef, useState } from "react";
import { CardContext, type CardDrawing } from "@/features/dashboards/card-context.ts";
import { StaleNote } from "@/features/dashboards/stale-note.tsx";
import { whyItFailed } from "@/features/dashboards/why-it-failed.ts";
import { HowWorkedOut } from "./how-worked-out.tsx";
import { PlainTable } from "./plain-table.tsx";
import { StatisticMenuButton } from "./statistic-menu-button.tsx";

export interface StatisticCardProps<T> {
  /** Unique on the page: layouts keep it. */
  id: string;
  title: string;
  query: UseQueryResult<T>;
  /** Pixels that the body takes, also while it loads, is empty or fails, so that the page never jumps. */
  height: number;
  skeleton: ReactNode;
  /** In plain words: how the numbers came about and what they do not say. */
  how: ReactNode;
  /** What is missing; null when there is something to draw. */
  missing?: (data: T) => ReactNode | null;
  /** The same numbers as rows: for the table, for CSV. */
  table: (data: T) => ChartTable;
  children: (data: T, height: number) => ReactNode;
  /** The body is a table already. */
  isTable?: boolean;
  flush?: boolean;
  /** Controls of this card, before the menu. */
  actions?: ReactNode;
  className?: string;
}

/** A card whose numbers are worked out from the catalogue's, with the anatomy of a MetricCard: loads, fails, explains itself, goes along. */
export function StatisticCard<T>(props: StatisticCardProps<T>) {
  const { id, title, query, height, skeleton, how, missing, table, children, isTable, flush, actions, className } =
    props;
  const { data, error, isPlaceholderData, isFetching } = query;
  const [asTable, setAsTable] = useState(false);
  const [full, setFull] = useState(false);
  const drawing = useRef<CardDrawing | null>(null);
  const context = useMemo(() => ({ drawing }), []);
  const lacking = data === undefined ? null : (missing?.(data) ?? null);
  const retry = () => void query.refetch();
  const body = (of: T, pixels: number) =>
    asTable ? <PlainTable label={title} table={table(of)} height={pixels} /> : children(of, pixels);
  return (
    <CardContext value={context}>
      <Card
        id={id}
        title={title}
        flush={flush || (asTable && lacking === null)}
        className={cn("h-full", className)}
        aria-busy={isFetching && isPlaceholderData}
        actions={
          <span className="-mr-1.5 flex min-h-7 items-center" data-print="hide">
            {actions}
            <HowWorkedOut of={title}>{how}</HowWorkedOut>
            {data !== undefined && lacking === null ? (
              <StatisticMenuButton
                {...{ title, drawing, table: () => table(data), onFullScreen: () => setFull(true) }}
                {...(isTable ? {} : { asTable, onTable: setAsTable })}
              />
            ) : null}
          </span>
        }
      >
        {data !== undefined ? (
          <div
            className={cn("transition-opacity duration-180", isPlaceholderData && "opacity-55")}
            style={{ minHeight: height }}
          >
            {error ? <StaleNote onRetry={retry} retrying={isFetching} why={whyItFailed(error)} /> : null}
            {lacking === null ? (
              body(data, height)
            ) : (
              <p
                className="mx-auto grid max-w-sm place-items-center px-4 text-center text-balance text-muted"
                style={{ minHeight: height }}
              >
                {lacking}
              </p>
            )}
          </div>
        ) : error ? (
          <div className="grid place-items-center" style={{ minHeight: height }}>
            <ErrorState
              className="py-2"
              title={`${title} could not be loaded`}
              description={whyItFailed(error)}
              onRetry={retry}
              retrying={isFetching}
            />
          </div>
        ) : (
          <div style={{ minHeight: height }}>{skeleton}</div>
        )}
      </Card>
      {data !== undefined && full ? (
        <Dialog open size="full" onOpenChange={(open) => open || setFull(false)} title={title}>
          {body(data, Math.max(240, window.innerHeight - 170))}
        </Dialog>
      ) : null}
    </CardContext>
  );
}
