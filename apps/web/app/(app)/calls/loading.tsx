import { PageBody, Skeleton } from "@parley/ui";

/** The list's true shape while its first page is read. */
export default function CallsLoading() {
  return (
    <PageBody>
      <span role="status" className="sr-only">
        Loading
      </span>
      <Skeleton className="h-8 w-28" />
      <Skeleton className="h-8 max-w-2xl" />
      <div className="flex flex-col gap-px overflow-hidden rounded-lg border border-line">
        {Array.from({ length: 16 }, (_, row) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: sixteen equal rows that never move
          <Skeleton key={row} className="h-9 rounded-none" />
        ))}
      </div>
    </PageBody>
  );
}
