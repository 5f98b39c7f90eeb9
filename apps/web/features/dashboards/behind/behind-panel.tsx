"use client";

import { Button, EmptyState, ErrorState, Sheet, Skeleton, StatusPill } from "@parley/ui";
import Link from "next/link";
import { useFormat } from "@/features/shell/viewer-context.tsx";
import { type Scope, toMetricFilters } from "../filters/question.ts";
import type { Bucket } from "../filters/range.ts";
import { writeValue } from "../filters/write-value.ts";
import { whyItFailed } from "../metric-card.tsx";
import { useMetrics } from "../use-metrics.ts";
import { usePeriodLabels } from "../use-period-labels.ts";
import { writeMeasure } from "../write-measure.ts";
import type { Behind } from "./use-behind.ts";
import { useCallsBehind } from "./use-calls-behind.ts";

/** The calls behind a number, counted by the same question that made it. Loaded when a number is opened. */
export function BehindPanel({ behind, scope, onClose }: { behind: Behind; scope: Scope; onClose: () => void }) {
  const format = useFormat();
  const labels = usePeriodLabels();
  const { measure, row } = behind;
  const result = useMetrics({
    measures: [measure],
    dimensions: row ? [row.dimension] : [],
    filters: toMetricFilters(scope.filters),
    range: scope.range,
  });
  const calls = useCallsBehind(result.data?.query_id, behind);
  const found = calls.data?.pages.flatMap((page) => page.data) ?? [];
  const definition = result.data?.definitions[0];
  const value = row
    ? result.data?.rows.find((one) => String(one[row.dimension]) === row.value)?.[measure]
    : result.data?.totals[measure];
  const error = result.error ?? calls.error;
  const isTime = row && ["day", "week", "month", "hour_of_day"].includes(row.dimension);
  const where =
    row && (isTime ? labels.bucket(row.dimension as Bucket, row.value) : writeValue(row.dimension, row.value));
  return (
    <Sheet
      open
      onOpenChange={(open) => open || onClose()}
      title={[definition?.label ?? "Calls", where].filter(Boolean).join(", ")}
      actions={
        definition && typeof value === "number" ? (
          <span className="text-base text-muted tabular-nums">{writeMeasure(format, definition.unit, value)}</span>
        ) : undefined
      }
    >
      {error ? (
        <ErrorState
          title="The calls could not be loaded"
          description={whyItFailed(error)}
          onRetry={() => void (result.error ? result.refetch() : calls.refetch())}
        />
      ) : calls.isPending ? (
        <div className="flex flex-col gap-3 p-4">
          {["a", "b", "c", "d", "e", "f"].map((line) => (
            <Skeleton key={line} className="h-9 w-full" />
          ))}
        </div>
      ) : found.length === 0 ? (
        <EmptyState title="No calls here" description="No call of these days matches the filters." />
      ) : (
        <ul>
          {found.map((call) => (
            <Line key={call.id} call={call} />
          ))}
        </ul>
      )}
      {calls.hasNextPage ? (
        <div className="p-4">
          <Button loading={calls.isFetchingNextPage} onClick={() => void calls.fetchNextPage()}>
            Show more
          </Button>
        </div>
      ) : null}
    </Sheet>
  );
}

type Call = NonNullable<ReturnType<typeof useCallsBehind>["data"]>["pages"][number]["data"][number];

function Line({ call }: { call: Call }) {
  const format = useFormat();
  const quiet = [call.source, call.agent, call.state].filter(Boolean).join(" · ");
  return (
    <li className="border-b border-line last:border-b-0">
      <Link
        href={`/calls/${call.id}`}
        className="grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-3 px-4 py-2 hover:bg-hover focus-visible:-outline-offset-2"
      >
        <span className="min-w-0">
          <span className="block truncate">{call.person_name ?? format.phone(call.phone)}</span>
          <span className="block truncate text-sm text-muted">
            {format.relative(call.called_at)}
            {quiet ? ` · ${quiet}` : ""}
          </span>
        </span>
        <span className="flex items-center gap-3">
          <span className="text-sm text-muted tabular-nums">{format.duration(call.duration_seconds)}</span>
          <StatusPill status={call.status} />
        </span>
      </Link>
    </li>
  );
}
