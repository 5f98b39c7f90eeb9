"use client";

import { Card, cn, ErrorState, IconButton } from "@parley/ui";
import type { UseQueryResult } from "@tanstack/react-query";
import { Download } from "lucide-react";
import type { ReactNode } from "react";
import { downloadText } from "./download-text.ts";
import type { MetricResult } from "./filters/question.ts";
import { HowComputed } from "./how-computed.tsx";
import { resultCsv } from "./result-csv.ts";

export interface MetricCardProps {
  title: string;
  query: UseQueryResult<MetricResult>;
  /** The card's body in its true shape while the first numbers load. */
  skeleton: ReactNode;
  children: (result: MetricResult) => ReactNode;
  flush?: boolean;
  className?: string;
}

/** One card of a dashboard: loads alone, fails alone, tries again alone, and explains itself. */
export function MetricCard({ title, query, skeleton, children, flush, className }: MetricCardProps) {
  const { data, error, isPlaceholderData, isFetching } = query;
  return (
    <Card
      title={title}
      flush={flush}
      className={className}
      aria-busy={isFetching && isPlaceholderData}
      actions={
        data ? (
          <span className="-mr-1.5 flex">
            <HowComputed of={title} result={data} />
            <IconButton
              size="sm"
              label={`Download ${title} as CSV`}
              icon={<Download aria-hidden="true" />}
              className="text-faint"
              onClick={() => downloadText(fileName(title, data), "text/csv", resultCsv(data))}
            />
          </span>
        ) : undefined
      }
    >
      {error ? (
        <ErrorState
          title={`${title} could not be loaded`}
          description={whyItFailed(error)}
          onRetry={() => void query.refetch()}
          retrying={isFetching}
        />
      ) : data ? (
        <div className={cn("transition-opacity duration-180", isPlaceholderData && "opacity-55")}>{children(data)}</div>
      ) : (
        skeleton
      )}
    </Card>
  );
}

export function whyItFailed(error: Error): string {
  return error instanceof TypeError
    ? "The server could not be reached. Check your connection and try again."
    : error.message;
}

function fileName(title: string, { resolved_range }: MetricResult): string {
  return `${title.toLowerCase().replace(/[^a-z0-9]+/g, "-")}-${resolved_range.from}-${resolved_range.to}.csv`;
}
