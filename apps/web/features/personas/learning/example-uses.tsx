"use client";

import { Button, ErrorState, Skeleton } from "@parley/ui";
import Link from "next/link";
import { RelativeTime } from "@/features/shell/relative-time.tsx";
import { useFormat } from "@/features/shell/viewer-context.tsx";
import { useExampleUses } from "./use-examples.ts";

/** In which calls an example was shown to the agent, and where; each leads to that place. */
export function ExampleUses({ id, exampleId }: { id: string; exampleId: string }) {
  const format = useFormat();
  const { data, error, refetch, isFetching, hasNextPage, fetchNextPage } = useExampleUses(exampleId);
  const uses = data?.pages.flatMap((page) => page.data) ?? [];
  return (
    <div id={id} className="mt-2 ml-11 rounded-md border border-line">
      {error && !data ? (
        <ErrorState
          title="Its uses could not be loaded"
          description={error.message}
          onRetry={() => void refetch()}
          retrying={isFetching}
        />
      ) : !data ? (
        <Skeleton className="m-3 h-5" />
      ) : (
        <ul>
          {uses.map((use) => (
            <li
              key={`${use.call_id}-${use.at_ms}`}
              className="flex flex-wrap items-baseline gap-x-3 border-b border-line px-3 py-1.5 text-sm last:border-b-0"
            >
              <Link
                href={`/calls/${use.call_id}?t=${Math.floor(use.at_ms / 1000)}`}
                className="text-accent tabular-nums hover:underline"
              >
                Call at {format.duration(Math.floor(use.at_ms / 1000))}
              </Link>
              <span className="text-muted tabular-nums">{format.percent(use.similarity)} alike</span>
              <RelativeTime at={use.used_at} className="ml-auto text-muted" />
            </li>
          ))}
        </ul>
      )}
      {hasNextPage ? (
        <div className="flex justify-center border-t border-line p-1">
          <Button size="sm" variant="ghost" onClick={() => void fetchNextPage()}>
            Show more
          </Button>
        </div>
      ) : null}
    </div>
  );
}
