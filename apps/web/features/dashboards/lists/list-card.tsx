"use client";

import { Button, Card, cn, ErrorState, Skeleton } from "@parley/ui";
import type { ReactNode } from "react";
import { useFormat } from "@/features/shell/viewer-context.tsx";
import { whyItFailed } from "../why-it-failed.ts";

/** A list's answer, of whatever queries it is made. */
export interface ListState<T> {
  data: { data: T[]; total?: number } | undefined;
  error: Error | null;
  isFetching: boolean;
  /** The lines are those of the question before. */
  isPlaceholderData: boolean;
  retry: () => void;
}

export interface ListCardProps<T> {
  id: string;
  title: string;
  query: ListState<T>;
  /** Names what the total counts: "callers". */
  counted?: string;
  /** What stands there when there is nothing. */
  empty: ReactNode;
  children: (item: T) => ReactNode;
  /** Asks for more lines, where there are more. */
  onMore?: () => void;
  /** Beside the title: a link to where there is more of it. */
  actions?: ReactNode;
  className?: string;
}

const LINES = ["a", "b", "c", "d", "e"];

/** A list of things to do or to look at, as a card: loads alone, fails alone, tries again alone. */
export function ListCard<T>(props: ListCardProps<T>) {
  const { id, title, query, counted, empty, children, onMore, actions, className } = props;
  const format = useFormat();
  const { data, error, isFetching, isPlaceholderData } = query;
  const total = data?.total ?? data?.data.length ?? 0;
  return (
    <Card
      id={id}
      title={title}
      description={data && total > 0 && counted ? `${format.integer(total)} ${counted}` : undefined}
      flush
      actions={actions}
      className={cn("h-full", className)}
      aria-busy={isFetching && isPlaceholderData}
    >
      {error && !data ? (
        <ErrorState
          title={`${title} could not be loaded`}
          description={whyItFailed(error)}
          onRetry={query.retry}
          retrying={isFetching}
        />
      ) : !data ? (
        <div className="flex flex-col gap-3 p-4 pt-2">
          {LINES.map((line) => (
            <Skeleton key={line} className="h-9 w-full" />
          ))}
        </div>
      ) : data.data.length === 0 ? (
        <div className="grid min-h-40 place-items-center px-6 pb-6 text-center text-balance text-muted">{empty}</div>
      ) : (
        <>
          <ul aria-label={title} className="border-t border-line">
            {data.data.map(children)}
          </ul>
          {onMore && total > data.data.length ? (
            <div className="border-t border-line px-4 py-2.5">
              <Button size="sm" loading={isFetching} onClick={onMore}>
                Show more
              </Button>
            </div>
          ) : null}
        </>
      )}
    </Card>
  );
}
