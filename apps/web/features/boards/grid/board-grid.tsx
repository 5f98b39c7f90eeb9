"use client";

import { cn } from "@parley/ui";
import type { CSSProperties, ReactNode } from "react";
import { COLUMNS, inReadingOrder, type Place, ROW_PX } from "./place.ts";

export interface BoardGridProps<T extends Place> {
  tiles: readonly T[];
  /** Pixels of a row. */
  rowPx?: number;
  /** Keeps the twelve columns whatever the width: a screen on a wall. */
  rigid?: boolean;
  children: (tile: T) => ReactNode;
  /** Styles of one tile's cell, while it is dragged. */
  cellStyle?: (tile: T) => CSSProperties | undefined;
  /** Below the tiles, in the same cells: where a dragged one will land. */
  under?: ReactNode;
  className?: string;
}

/**
 * Tiles where they stand, on twelve columns; six in order of reading where there is less room, and one below another on a phone. Only
 * styles decide, so that the server's page is the same.
 */
export function BoardGrid<T extends Place>({
  tiles,
  rowPx = ROW_PX,
  rigid,
  children,
  cellStyle,
  under,
  className,
}: BoardGridProps<T>) {
  // The nodes keep their order while tiles move: one that is moved in the document loses the focus and the pointer.
  const ranks = new Map(inReadingOrder(tiles).map(({ id }, rank) => [id, rank]));
  return (
    <div className={cn("@container min-w-0", className)}>
      <div
        data-board-grid=""
        className={cn(
          "relative grid gap-3",
          rigid
            ? "grid-cols-12"
            : "grid-cols-1 @min-[560px]:grid-flow-dense @min-[560px]:grid-cols-6 @min-[860px]:grid-cols-12",
        )}
        style={{ gridAutoRows: rowPx }}
      >
        {under}
        {tiles.map((tile) => (
          <div
            key={tile.id}
            data-tile={tile.id}
            className={cn("min-w-0", rigid ? AT_PLACE : cn("[grid-row:auto/span_var(--h)]", IN_SIX, IN_TWELVE))}
            style={{ ...placeStyle(tile), order: ranks.get(tile.id), ...cellStyle?.(tile) }}
          >
            {children(tile)}
          </div>
        ))}
      </div>
    </div>
  );
}

const AT_PLACE = "[grid-area:var(--y)/var(--x)/span_var(--h)/span_var(--w)]";
const IN_SIX = "@min-[560px]:[grid-column:auto/span_var(--m)]";
const IN_TWELVE = "@min-[860px]:[grid-area:var(--y)/var(--x)/span_var(--h)/span_var(--w)]";

/** Numbers that the classes above place a cell by. */
export function placeStyle({ x, y, w, h }: Place): CSSProperties {
  const middling = w > COLUMNS / 2 ? 6 : w > 2 ? 3 : 2;
  return { "--x": x + 1, "--y": y + 1, "--w": w, "--h": h, "--m": middling } as CSSProperties;
}
