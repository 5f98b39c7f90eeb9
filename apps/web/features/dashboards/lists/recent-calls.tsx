"use client";

import { StatusPill } from "@parley/ui";
import { useMemo } from "react";
import { outcomeWord } from "@/features/calls/outcome-word.ts";
import { useFormat } from "@/features/shell/viewer-context.tsx";
import { useCallsBehind } from "../behind/use-calls-behind.ts";
import type { DashboardFilter } from "../filters/dimensions.ts";
import { questionOf, type Scope } from "../filters/question.ts";
import { useMetrics } from "../use-metrics.ts";
import { CallLine } from "./call-line.tsx";
import { ListCard } from "./list-card.tsx";

const SHOWN = 8;
const NO_FILTERS: DashboardFilter[] = [];

export interface RecentCallsProps {
  scope: Scope;
  /** What narrows this card beyond the page's filters. */
  filters?: DashboardFilter[];
  className?: string;
}

/** The latest calls that the page is about. */
export function RecentCalls({ scope, filters = NO_FILTERS, className }: RecentCallsProps) {
  const format = useFormat();
  const metrics = useMetrics(questionOf(scope, { measures: ["calls"], filters }));
  const behind = useMemo(() => ({ measure: "calls", filters }), [filters]);
  const calls = useCallsBehind(metrics.data?.query_id, behind);
  const data = useMemo(() => calls.data && { data: calls.data.pages[0]!.data.slice(0, SHOWN) }, [calls.data]);
  const error = metrics.error ?? calls.error;
  const { isFetching, isPlaceholderData } = calls;
  const retry = () => void (metrics.error ? metrics.refetch() : calls.refetch());
  return (
    <ListCard
      id="recent-calls"
      title="Recent calls"
      query={{ data, error, isFetching, isPlaceholderData, retry }}
      empty="No calls here. Choose other days or remove a filter."
      className={className}
    >
      {(call) => (
        <CallLine
          key={call.id}
          call={call}
          facts={[
            format.relative(call.called_at),
            call.purpose ?? call.source,
            outcomeWord(call.outcome) ?? call.agent,
          ]}
        >
          <span className="text-sm text-muted tabular-nums">{format.duration(call.duration_seconds)}</span>
          <StatusPill status={call.status} />
        </CallLine>
      )}
    </ListCard>
  );
}
