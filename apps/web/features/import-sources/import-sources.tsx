"use client";

import { Card, EmptyState, ErrorState, Skeleton } from "@parley/ui";
import { Cable } from "lucide-react";
import { useEvents } from "@/features/realtime";
import { ConnectButton } from "./connect-button.tsx";
import { SourceItem } from "./source-item.tsx";
import { useSources } from "./use-sources.ts";

/** Sources that bring calls by themselves, each with its health. */
export function ImportSources({ canChange }: { canChange: boolean }) {
  useEvents();
  const { data, error, refetch } = useSources();
  return (
    <>
      <Card
        title="Import sources"
        actions={canChange && data && data.length > 0 ? <ConnectButton /> : null}
        flush={!data || data.length > 0}
      >
        {error && !data ? (
          <ErrorState
            title="The sources could not be loaded"
            description={error.message}
            onRetry={() => void refetch()}
          />
        ) : !data ? (
          <Waiting />
        ) : data.length === 0 ? (
          <EmptyState
            icon={<Cable aria-hidden="true" />}
            title="No sources"
            description="A source brings calls by itself: from CallTrackingMetrics, a bucket, a folder or the address of an export."
            action={canChange ? <ConnectButton /> : null}
          />
        ) : (
          <ul>
            {data.map((source) => (
              <SourceItem key={source.id} source={source} canChange={canChange} />
            ))}
          </ul>
        )}
      </Card>
      <p className="text-sm text-muted">
        What a source brings becomes an import like any other, with its refused rows and its undo. Deleting a source
        keeps the calls.
      </p>
    </>
  );
}

function Waiting() {
  return (
    <div className="flex flex-col gap-3 px-4 py-3" aria-hidden="true">
      <Skeleton className="h-12" />
      <Skeleton className="h-12" />
    </div>
  );
}
