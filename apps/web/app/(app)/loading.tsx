import { PageBody, Skeleton } from "@parley/ui";

/** A page's head and body while the server prepares it; pages with another shape bring their own. */
export default function PageLoading() {
  return (
    <PageBody>
      <span role="status" className="sr-only">
        Loading
      </span>
      <Skeleton className="h-8 w-44" />
      <div className="grid grid-cols-2 gap-3 lg:grid-cols-4">
        {["a", "b", "c", "d"].map((tile) => (
          <Skeleton key={tile} className="h-36 rounded-lg" />
        ))}
      </div>
      <Skeleton className="h-80 rounded-lg" />
    </PageBody>
  );
}
