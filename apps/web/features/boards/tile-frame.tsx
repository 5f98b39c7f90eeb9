"use client";

import { cn } from "@parley/ui";
import type { ReactNode } from "react";
import type { ShownTile } from "./board-wire.ts";
import { GAP_PX, ROW_PX } from "./grid/place.ts";

/** Pixels of a frame that are not its body: the title's line, the space below, the borders. */
const TITLE_PX = 40;
const FOOT_PX = 14;

/** Pixels that a tile of so many rows leaves for what it draws. */
export function bodyHeight({ h }: Pick<ShownTile, "h">, rowPx = ROW_PX): number {
  return Math.max(24, Math.floor(h * rowPx + (h - 1) * GAP_PX - TITLE_PX - FOOT_PX));
}

export interface TileFrameProps {
  tile: ShownTile;
  /** Before the title: the handle by which it is moved. */
  lead?: ReactNode;
  actions?: ReactNode;
  busy?: boolean;
  className?: string;
  children: ReactNode;
}

/** The card around a tile. It never grows with what is in it. A text without a title has no line for one. */
export function TileFrame({ tile, lead, actions, busy, className, children }: TileFrameProps) {
  const { title, kind } = tile;
  const isBare = kind === "text" && title === "" && !lead && !actions;
  return (
    <section
      data-card=""
      aria-label={title || "Text"}
      aria-busy={busy || undefined}
      className={cn("flex h-full min-w-0 flex-col overflow-hidden rounded-lg border border-line bg-surface", className)}
    >
      {isBare ? null : (
        <header className="flex h-10 shrink-0 items-center gap-1.5 pr-2 pl-4">
          {lead}
          <h2 className="min-w-0 flex-1 truncate text-sm font-medium text-ink">{title}</h2>
          {actions}
        </header>
      )}
      {/* A table reaches the edges. */}
      <div className={cn("min-h-0 flex-1", kind !== "table" && "px-4 pb-3", isBare && "pt-3")}>{children}</div>
    </section>
  );
}
