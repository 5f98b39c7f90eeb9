import { Card, Skeleton } from "@parley/ui";

const LINES = ["w-40", "w-56", "w-32", "w-48"];

/** Earlier imports before they have come: a header and lines. */
export function EarlierSkeleton() {
  return (
    <Card title="Earlier imports" flush aria-busy="true">
      <span role="status" className="sr-only">
        Loading
      </span>
      {LINES.map((width) => (
        <div key={width} className="flex h-9 items-center gap-6 border-t border-line px-4">
          <Skeleton className={`h-3 ${width}`} />
          <Skeleton className="h-5 w-20 rounded-full" />
          <Skeleton className="ml-auto h-3 w-24" />
        </div>
      ))}
    </Card>
  );
}
