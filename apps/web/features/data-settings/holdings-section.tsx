"use client";

import { buttonClasses, ErrorState, FormSection, Skeleton } from "@parley/ui";
import Link from "next/link";
import { usePeriodLabels } from "@/features/dashboards/use-period-labels.ts";
import { useFormat } from "@/features/shell/viewer-context.tsx";
import { type Holdings, useHoldings } from "./use-holdings.ts";

export function HoldingsSection() {
  const { data, error, isFetching, refetch } = useHoldings();
  return (
    <FormSection title="What is kept" description="Calls of this organization. Nobody else sees them.">
      {error ? (
        <ErrorState
          title="The calls could not be counted"
          description={error.message}
          onRetry={() => void refetch()}
          retrying={isFetching}
        />
      ) : data ? (
        <Counts of={data} />
      ) : (
        <Skeleton className="h-32" />
      )}
    </FormSection>
  );
}

function Counts({ of }: { of: Holdings }) {
  const format = useFormat();
  const labels = usePeriodLabels();
  const total = of.tracked + of.ai + of.spam;
  const rows = [
    { label: "Tracked calls", value: format.integer(of.tracked) },
    { label: "AI calls", value: format.integer(of.ai) },
    { label: "Spam and blocked calls", value: format.integer(of.spam) },
    { label: "Days", value: total > 0 ? labels.range(of.range.from, of.range.to) : "–" },
  ];
  return (
    <>
      <dl className="flex flex-col">
        {rows.map(({ label, value }) => (
          <div
            key={label}
            className="flex min-h-8 items-center justify-between gap-4 border-b border-line last:border-b-0"
          >
            <dt className="text-muted">{label}</dt>
            <dd className="text-right font-medium tabular-nums">{value}</dd>
          </div>
        ))}
      </dl>
      <div>
        <Link href="/import" className={buttonClasses("secondary", "sm")}>
          Import calls
        </Link>
      </div>
    </>
  );
}
