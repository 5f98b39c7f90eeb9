"use client";

import { Button, buttonClasses, EmptyState, ErrorState, Select, Sheet, Skeleton } from "@parley/ui";
import Link from "next/link";
import { parseAsStringLiteral, useQueryState } from "nuqs";
import { useFormat } from "@/features/shell/viewer-context.tsx";
import { callsHref, questionOf, type Scope } from "../filters/question.ts";
import { type Bucket, daysOfBucket } from "../filters/range.ts";
import { useMetrics } from "../use-metrics.ts";
import { useValueWords } from "../use-value-words.ts";
import { whyItFailed } from "../why-it-failed.ts";
import { writeMeasure } from "../write-measure.ts";
import { BehindLine } from "./behind-line.tsx";
import { splitRow } from "./split-row.ts";
import type { Behind } from "./use-behind.ts";
import { BEHIND_SORTS, type BehindSort, useCallsBehind } from "./use-calls-behind.ts";

const SORTS: { value: BehindSort; label: string }[] = [
  { value: "called_at", label: "Latest first" },
  { value: "duration", label: "Longest first" },
  { value: "talk_time", label: "Longest talk first" },
  { value: "ring_time", label: "Longest ring first" },
  { value: "score", label: "Best score first" },
  { value: "value", label: "Highest value first" },
];

/** The calls behind a number, counted by the same question that made it. Loaded when a number is opened. */
export function BehindPanel({ behind, scope, onClose }: { behind: Behind; scope: Scope; onClose: () => void }) {
  const format = useFormat();
  const words = useValueWords();
  const { measure, row = {} } = behind;
  const { times, filters: values } = splitRow(row);
  const dimensions = Object.keys(times ?? {});
  const filters = [...(behind.filters ?? []), ...values];
  const result = useMetrics(questionOf(scope, { measures: [measure], dimensions, filters }));
  const [sort, setSort] = useQueryState("by", parseAsStringLiteral(BEHIND_SORTS).withDefault("called_at"));
  const calls = useCallsBehind(result.data?.query_id, { measure, row: times }, sort);
  const total = calls.data?.pages[0]?.total;
  const found = calls.data?.pages.flatMap((page) => page.data) ?? [];
  const definition = result.data?.definitions[0];
  const value = times
    ? result.data?.rows.find((one) => dimensions.every((key) => String(one[key]) === times[key]))?.[measure]
    : result.data?.totals[measure];
  const error = result.error ?? calls.error;
  const where = Object.entries(row).map(([key, of]) => words(key, of));
  const list = result.data && measure === "calls" ? listHref(behind, scope, result.data.resolved_range) : null;
  return (
    <Sheet
      open
      onOpenChange={(open) => open || onClose()}
      title={[definition?.label ?? "Calls", ...where].join(", ")}
      actions={
        definition && typeof value === "number" ? (
          <span className="text-base text-muted tabular-nums" data-behind-value="">
            {writeMeasure(format, definition.unit, value)}
          </span>
        ) : undefined
      }
      footer={
        list ? (
          <Link href={list} className={buttonClasses("secondary")}>
            Open in the call list
          </Link>
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
        <>
          <div className="flex items-center gap-2 border-b border-line px-4 py-2">
            <p className="flex-1 text-sm text-muted tabular-nums" data-behind-total={total}>
              {total === 1 ? "1 call" : `${format.integer(total)} calls`}
            </p>
            <Select
              size="sm"
              aria-label="Order of the calls"
              className="w-auto"
              options={SORTS}
              value={sort}
              onValueChange={(next) => void setSort(next as BehindSort)}
            />
          </div>
          <ul aria-label="Calls behind this number">
            {found.map((call) => (
              <BehindLine key={call.id} call={call} />
            ))}
          </ul>
        </>
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

/** The call list's address for exactly these calls, or null where it cannot say them. */
function listHref({ row, filters = [] }: Behind, scope: Scope, range: { from: string; to: string }) {
  const { times = {}, filters: values } = splitRow(row);
  const [time] = Object.entries(times);
  const days = time ? daysOfBucket(time[0] as Bucket, time[1] ?? "", range) : range;
  return days && callsHref(days, [...scope.filters, ...filters, ...values]);
}
