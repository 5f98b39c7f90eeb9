import { Card, Skeleton } from "@parley/ui";
import { ROW_GRID } from "./column-row.tsx";

const LINES = ["a", "b", "c", "d", "e", "f", "g", "h"];

/** Settings and columns before they have come. */
export function ReviewSkeleton() {
  return (
    <>
      <Card title="How this file will be read" aria-busy="true">
        <span role="status" className="sr-only">
          Loading
        </span>
        <div className="grid gap-4 pt-3 md:grid-cols-2 xl:grid-cols-4">
          {LINES.slice(0, 3).map((line) => (
            <div key={line} className="flex flex-col gap-2">
              <Skeleton className="h-4 w-24" />
              <Skeleton className="h-8 rounded-md" />
              <Skeleton className="h-4 w-4/5" />
            </div>
          ))}
        </div>
      </Card>
      <Card flush title="Columns of the file">
        {LINES.map((line) => (
          <div key={line} className={`flex flex-col gap-2 border-t border-line px-4 py-3 md:py-2 ${ROW_GRID}`}>
            <Skeleton className="h-4 w-28" />
            <Skeleton className="h-3 w-36" />
            <Skeleton className="h-8 rounded-md" />
            <Skeleton className="h-5 w-14 rounded-full max-md:hidden" />
            <Skeleton className="h-3 w-40 max-xl:hidden" />
          </div>
        ))}
      </Card>
    </>
  );
}
