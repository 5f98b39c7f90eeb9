import { PageBody, Skeleton } from "@parley/ui";

/** Header, waveform and transcript at the left, the rail at the right. */
export default function CallLoading() {
  return (
    <PageBody>
      <span role="status" className="sr-only">
        Loading
      </span>
      <Skeleton className="h-12 w-80 max-w-full" />
      <div className="grid gap-3 lg:grid-cols-[minmax(0,1fr)_340px]">
        <div className="flex flex-col gap-3">
          <Skeleton className="h-36 rounded-lg" />
          <Skeleton className="h-96 rounded-lg" />
        </div>
        <div className="flex flex-col gap-3">
          <Skeleton className="h-28 rounded-lg" />
          <Skeleton className="h-48 rounded-lg" />
          <Skeleton className="h-48 rounded-lg" />
        </div>
      </div>
    </PageBody>
  );
}
