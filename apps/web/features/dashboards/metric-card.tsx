"use client";

import { Card, cn, ErrorState } from "@parley/ui";
import type { UseQueryResult } from "@tanstack/react-query";
import dynamic from "next/dynamic";
import { type ReactNode, useMemo, useRef, useState } from "react";
import { CardContext, type CardDrawing, type CardFrame } from "./card-context.ts";
import { CardMenuButton } from "./card-menu-button.tsx";
import type { DashboardFilter } from "./filters/dimensions.ts";
import type { MetricResult } from "./filters/question.ts";
import { HowComputed } from "./how-computed.tsx";
import { NoCallsInRange } from "./no-calls-in-range.tsx";
import { StaleNote } from "./stale-note.tsx";
import { whyItFailed } from "./why-it-failed.ts";

const FullScreen = dynamic(() => import("./full-screen.tsx").then((file) => file.FullScreen), { ssr: false });
const ResultTable = dynamic(() => import("./result-table.tsx").then((file) => file.ResultTable), { ssr: false });

export interface MetricCardProps {
  /** Unique on the page: layouts and addresses keep it. */
  id: string;
  title: string;
  query: UseQueryResult<MetricResult>;
  /** Pixels that the body takes, also while it loads, is empty or fails, so that the page never jumps. */
  height: number;
  /** The card's body in its true shape while the first numbers load. */
  skeleton: ReactNode;
  children: (result: MetricResult, frame: CardFrame) => ReactNode;
  /** Whether there is nothing to draw; by default when no total is above zero. */
  isEmpty?: (result: MetricResult) => boolean;
  /** What narrows this card beyond the page's filters: the calls behind its numbers keep to it. */
  filters?: DashboardFilter[];
  /** Drawn over time: the menu offers days, weeks and months. */
  overTime?: boolean;
  /** The body is a table already and needs no twin. */
  isTable?: boolean;
  flush?: boolean;
  /** Controls of this card, before the menu. */
  actions?: ReactNode;
  className?: string;
}

/** One card of a dashboard: loads alone, fails alone, tries again alone, explains itself and can be taken along. */
export function MetricCard(props: MetricCardProps) {
  const { id, title, query, height, skeleton, children, filters, overTime, isTable, flush, actions, className } = props;
  const { data, error, isPlaceholderData, isFetching } = query;
  const [asTable, setAsTable] = useState(false);
  const [full, setFull] = useState(false);
  const drawing = useRef<CardDrawing | null>(null);
  const context = useMemo(() => ({ drawing }), []);
  const empty = data && (props.isEmpty ?? hasNothing)(data);
  const retry = () => void query.refetch();
  const menu = {
    ...{ title, drawing, overTime },
    ...(isTable ? {} : { asTable, onTable: setAsTable }),
    onFullScreen: () => setFull(true),
  };
  return (
    <CardContext value={context}>
      <Card
        id={id}
        title={title}
        flush={flush || (asTable && !empty)}
        className={cn("h-full", className)}
        aria-busy={isFetching && isPlaceholderData}
        actions={
          <span className="-mr-1.5 flex min-h-7 items-center" data-print="hide">
            {actions}
            {data ? <HowComputed of={title} result={data} /> : null}
            {data ? <CardMenuButton {...menu} result={data} /> : null}
          </span>
        }
      >
        {data ? (
          <div
            className={cn("transition-opacity duration-180", isPlaceholderData && "opacity-55")}
            style={{ minHeight: height }}
          >
            {error ? <StaleNote onRetry={retry} retrying={isFetching} why={whyItFailed(error)} /> : null}
            {empty ? (
              <NoCallsInRange height={height} />
            ) : asTable ? (
              <ResultTable title={title} result={data} filters={filters} height={height} />
            ) : (
              children(data, { height, full: false })
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
      {data && full ? (
        <FullScreen title={title} result={data} onClose={() => setFull(false)}>
          {(frame) => children(data, frame)}
        </FullScreen>
      ) : null}
    </CardContext>
  );
}

function hasNothing({ totals }: MetricResult): boolean {
  return Object.values(totals).every((total) => !total);
}
