import { Card, PageBody, Skeleton } from "@parley/ui";

/** Name of the file, and what became of its rows. */
export default function ImportLoading() {
  return (
    <PageBody className="max-w-6xl">
      <span role="status" className="sr-only">
        Loading
      </span>
      <Skeleton className="h-8 w-72 max-w-full" />
      <Skeleton className="h-5 w-96 max-w-full" />
      <Card>
        <Skeleton className="h-5 w-40" />
        <div className="mt-4 grid grid-cols-2 gap-x-6 gap-y-3 sm:grid-cols-4">
          {["new", "updated", "unchanged", "refused"].map((part) => (
            <Skeleton key={part} className="h-10 w-20" />
          ))}
        </div>
      </Card>
    </PageBody>
  );
}
