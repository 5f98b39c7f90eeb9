"use client";

import { Button, cn, Skeleton } from "@parley/ui";
import type { MetricResult } from "@/features/dashboards/filters/question.ts";
import type { ShownTile } from "./board-wire.ts";
import { TileView } from "./tile-view.tsx";
import type { OpenCalls } from "./views/view-props.ts";

export interface TileBodyProps {
  tile: ShownTile;
  height: number;
  result: MetricResult | undefined;
  /** Why there is no result, or no newer one. */
  problem?: string;
  /** The numbers of the question before, while new ones load. */
  old?: boolean;
  onRetry?: () => void;
  onOpen?: OpenCalls;
}

/** What stands in a tile's frame: its text, its drawing, or why there is none. Each tile fails alone. */
export function TileBody({ tile, height, result, problem, old, onRetry, onOpen }: TileBodyProps) {
  if (tile.kind === "text") {
    return <p className="h-full overflow-y-auto text-base whitespace-pre-wrap text-ink">{tile.text}</p>;
  }
  if (!result) {
    if (problem === undefined)
      return (
        <div style={{ height }}>
          <Skeleton className="size-full" />
        </div>
      );
    return (
      <div role="alert" className="flex h-full flex-col items-center justify-center gap-2 overflow-y-auto text-center">
        <p className="text-sm text-muted">{problem}</p>
        {onRetry ? (
          <Button size="sm" onClick={onRetry}>
            Try again
          </Button>
        ) : null}
      </div>
    );
  }
  return (
    <div className={cn("h-full transition-opacity duration-180", old && "opacity-55")}>
      <TileView tile={tile} result={result} height={height} onOpen={onOpen} />
      {problem === undefined ? null : (
        <p role="status" className="truncate text-2xs text-warning" title={problem}>
          These numbers could not be renewed.
        </p>
      )}
    </div>
  );
}
