"use client";

import { Button, cn, IconButton } from "@parley/ui";
import { Maximize, Moon, Pause, Play, Sun, X } from "lucide-react";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { createPortal } from "react-dom";
import { useFormat } from "@/features/shell/viewer-context.tsx";
import { BoardGrid } from "../grid/board-grid.tsx";
import { GAP_PX, type Place, ROW_PX } from "../grid/place.ts";
import { rowsOf, tvPages } from "./tv-pages.ts";
import type { TvTheme } from "./tv-themes.ts";
import { useAwake, useEvery, useIsAttended, useTvTheme, useWindowSize } from "./use-tv.ts";

export interface TvModeProps {
  name: string;
  theme: TvTheme;
  tiles: readonly Place[];
  onTheme: (theme: TvTheme) => void;
  onClose: () => void;
  /** Asks for newer numbers; events bring them sooner where there is a session. */
  onRefresh: () => void;
  /** Draws one of the tiles; it may be less high here than on its board. */
  children: (tile: Place, rowPx: number) => ReactNode;
}

/** The width for which sizes are drawn. A larger screen shows the same, larger. */
const DESIGN_PX = 1180;
const HEAD_PX = 44;
const EDGE_PX = 16;
/** Rows grow to fill the screen up to this. */
const MOST_ROW_PX = 104;
const TURN_MS = 20_000;
const REFRESH_MS = 60_000;
/** Below this there is no wall, but a phone or tablet: the board is simply scrolled. */
const LEAST_WALL_PX = 1000;

/** A board over the whole screen, as large as can be, that renews and turns its pages by itself. Esc leaves. */
export function TvMode(props: TvModeProps) {
  const { name, theme, tiles, onTheme, onClose, onRefresh, children } = props;
  const format = useFormat();
  const box = useRef<HTMLDivElement>(null);
  const { width, height } = useWindowSize();
  const attended = useIsAttended();
  const [now, setNow] = useState(() => Date.now());
  const [at, setAt] = useState(0);
  const [paused, setPaused] = useState(false);
  useTvTheme(theme);
  useAwake();
  const isWall = width >= LEAST_WALL_PX;
  const zoom = isWall ? Math.max(1, width / DESIGN_PX) : 1;
  const room = height / zoom - HEAD_PX - EDGE_PX;
  const most = isWall ? Math.max(3, Math.floor((room + GAP_PX) / (ROW_PX + GAP_PX))) : Number.MAX_SAFE_INTEGER;
  const pages = tvPages(tiles, most);
  const page = pages[at % Math.max(1, pages.length)] ?? [];
  const rows = rowsOf(page);
  const rowPx = isWall ? Math.min(MOST_ROW_PX, Math.max(ROW_PX, (room - (rows - 1) * GAP_PX) / rows)) : ROW_PX;
  const turn = (by: number) => setAt((before) => (before + by + pages.length) % Math.max(1, pages.length));
  useEvery(REFRESH_MS, onRefresh);
  useEvery(TURN_MS, () => turn(1), pages.length > 1 && !paused);
  useEvery(5_000, () => setNow(Date.now()));

  const keys = useRef<(event: KeyboardEvent) => void>(() => {});
  keys.current = (event) => {
    if (event.key === "Escape" && !document.fullscreenElement) onClose();
    if (event.key === "ArrowRight") turn(1);
    if (event.key === "ArrowLeft") turn(-1);
    if (event.key === " " && event.target === document.body) setPaused((before) => !before);
  };
  useEffect(() => {
    const listen = (event: KeyboardEvent) => keys.current(event);
    addEventListener("keydown", listen);
    const { overflow } = document.body.style;
    document.body.style.overflow = "hidden";
    // Allowed after a click; a screen that was opened by its address fills the window only.
    void document.documentElement.requestFullscreen?.().catch(() => {});
    box.current?.focus({ preventScroll: true });
    return () => {
      removeEventListener("keydown", listen);
      document.body.style.overflow = overflow;
      if (document.fullscreenElement) void document.exitFullscreen().catch(() => {});
    };
  }, []);

  return createPortal(
    <div
      ref={box}
      role="dialog"
      aria-modal="true"
      aria-label={`${name} on a screen`}
      tabIndex={-1}
      data-tv=""
      className={cn(
        "fixed inset-0 z-50 overflow-x-hidden bg-canvas text-ink outline-none",
        isWall ? "overflow-y-hidden" : "overflow-y-auto",
        !attended && "cursor-none",
      )}
    >
      <div style={{ zoom }}>
        <header className="flex items-center gap-3 px-4" style={{ height: HEAD_PX }}>
          <h1 className="min-w-0 flex-1 truncate text-lg font-semibold">{name}</h1>
          {pages.length > 1 ? (
            <span className="text-sm text-muted tabular-nums">
              {(at % pages.length) + 1} of {pages.length}
            </span>
          ) : null}
          <span className="text-lg font-medium tabular-nums" suppressHydrationWarning>
            {format.time(now)}
          </span>
          <span
            className={cn("flex items-center gap-1 transition-opacity duration-180", !attended && "sr-only opacity-0")}
          >
            {pages.length > 1 ? (
              <IconButton
                label={paused ? "Turn the pages again" : "Stay on this page"}
                icon={paused ? <Play aria-hidden="true" /> : <Pause aria-hidden="true" />}
                onClick={() => setPaused(!paused)}
              />
            ) : null}
            <IconButton
              label={theme === "dark" ? "Light" : "Dark"}
              icon={theme === "dark" ? <Sun aria-hidden="true" /> : <Moon aria-hidden="true" />}
              onClick={() => onTheme(theme === "dark" ? "light" : "dark")}
            />
            <IconButton
              label="Fill the screen"
              icon={<Maximize aria-hidden="true" />}
              onClick={() => void document.documentElement.requestFullscreen?.().catch(() => {})}
            />
            <Button onClick={onClose}>
              <X aria-hidden="true" />
              Leave
            </Button>
          </span>
        </header>
        <div className="px-4 pb-4">
          <BoardGrid tiles={page} rowPx={rowPx} rigid={isWall}>
            {(tile) => children(tile, rowPx)}
          </BoardGrid>
        </div>
      </div>
    </div>,
    document.body,
  );
}
