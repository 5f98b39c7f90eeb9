import { Card, Skeleton } from "@parley/ui";

/** Holds the place of a card whose code is still on its way. `height`: pixels of its body. */
export function cardPlaceholder(height: number) {
  return function CardPlaceholder() {
    return (
      <Card title={<Skeleton className="h-3.5 w-32" />} className="h-full">
        <div style={{ height }}>
          <Skeleton className="h-full w-full" />
        </div>
      </Card>
    );
  };
}
