"use client";

import type { ChartSpec, ChartTable } from "@parley/ui";
import { createContext, type RefObject, use, useEffect } from "react";

/** What a picture of a card is made of: a chart, or a table with shades. */
export interface CardDrawing {
  spec: ChartSpec | null;
  table?: ChartTable;
  shades?: number[][];
}

/** What a card's menu and its drawings know of each other. */
export const CardContext = createContext<{ drawing: RefObject<CardDrawing | null> } | null>(null);

/** Tells the card what a picture of it is made of. Memoise it. */
export function useDrawing(made: CardDrawing): void {
  const drawing = use(CardContext)?.drawing;
  useEffect(() => {
    if (!drawing) return;
    drawing.current = made;
    return () => {
      drawing.current = null;
    };
  }, [drawing, made]);
}

/** Where a card's body is drawn. */
export interface CardFrame {
  /** Pixels that a chart may take. */
  height: number;
  /** On the whole screen: room for more rows and marks. */
  full: boolean;
}
