"use client";

import { type PointerEvent, useEffect, useRef, useState } from "react";
import { COLUMNS, GAP_PX, movePlace, type Place, ROW_PX } from "./place.ts";

interface Held<T extends Place> {
  id: string;
  how: "move" | "size";
  /** Places when it was taken. */
  from: T[];
  at: { x: number; y: number };
  /** Pixels from one column or row to the next. */
  step: { x: number; y: number };
  least: { w: number; h: number };
}

/** Near an edge of the window the page follows what is dragged. */
const EDGE_PX = 56;
const SCROLL_PX = 14;

/**
 * Moves and sizes tiles by pointer. `places` is what to draw: while one is held, the arrangement as it would be. `lift` is how far the
 * held one is from its place, in pixels. `onArrange` is told once, when it is let go.
 */
export function useArrange<T extends Place>(
  tiles: T[],
  least: (tile: T) => { w: number; h: number },
  onArrange: (places: T[]) => void,
) {
  const held = useRef<Held<T> | null>(null);
  const [shown, setShown] = useState<{
    id: string;
    how: "move" | "size";
    places: T[];
    lift: { x: number; y: number };
  } | null>(null);

  const release = (keep: boolean) => {
    if (keep && shown) onArrange(shown.places);
    held.current = null;
    setShown(null);
  };
  const latest = useRef(release);
  useEffect(() => {
    latest.current = release;
  });
  const isHeld = shown !== null;
  useEffect(() => {
    if (!isHeld) return;
    const cancel = (event: KeyboardEvent) => event.key === "Escape" && latest.current(false);
    addEventListener("keydown", cancel);
    return () => removeEventListener("keydown", cancel);
  }, [isHeld]);

  const take = (event: PointerEvent<HTMLElement>, id: string, how: "move" | "size") => {
    const grid = event.currentTarget.closest<HTMLElement>("[data-board-grid]");
    const tile = tiles.find((one) => one.id === id);
    // With fewer columns tiles stand in order, not where they were put.
    const columns = grid ? getComputedStyle(grid).gridTemplateColumns.split(" ").length : 0;
    if (event.button !== 0 || !grid || !tile || columns !== COLUMNS) return;
    event.preventDefault();
    event.currentTarget.setPointerCapture(event.pointerId);
    const step = { x: (grid.clientWidth + GAP_PX) / COLUMNS, y: ROW_PX + GAP_PX };
    held.current = { id, how, from: tiles, at: { x: event.pageX, y: event.pageY }, step, least: least(tile) };
    setShown({ id, how, places: tiles, lift: { x: 0, y: 0 } });
  };

  const follow = (event: PointerEvent<HTMLElement>) => {
    const { current } = held;
    if (!current) return;
    if (event.clientY > innerHeight - EDGE_PX) scrollBy(0, SCROLL_PX);
    else if (event.clientY < EDGE_PX * 2) scrollBy(0, -SCROLL_PX);
    const { id, how, from, at, step } = current;
    const by = { x: event.pageX - at.x, y: event.pageY - at.y };
    const cells = { x: Math.round(by.x / step.x), y: Math.round(by.y / step.y) };
    const before = from.find((one) => one.id === id)!;
    const wish =
      how === "move"
        ? { x: before.x + cells.x, y: before.y + cells.y }
        : { w: before.w + cells.x, h: before.h + cells.y };
    const places = movePlace(from, id, wish, current.least);
    const after = places.find((one) => one.id === id)!;
    const lift =
      how === "move"
        ? { x: by.x - (after.x - before.x) * step.x, y: by.y - (after.y - before.y) * step.y }
        : { x: 0, y: 0 };
    setShown({ id, how, places, lift });
  };

  return {
    places: shown?.places ?? tiles,
    held: shown && { id: shown.id, how: shown.how, lift: shown.lift },
    /** Of the element that one takes hold of. */
    handle: (id: string, how: "move" | "size") => ({
      onPointerDown: (event: PointerEvent<HTMLElement>) => take(event, id, how),
      onPointerMove: follow,
      onPointerUp: () => held.current && release(true),
      onPointerCancel: () => held.current && release(false),
    }),
  };
}
