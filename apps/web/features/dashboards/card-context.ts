"use client";

import type { ChartSpec } from "@parley/ui";
import { createContext, type RefObject } from "react";

/** What a card's menu and its charts know of each other: the drawing that a picture is made of. */
export const CardContext = createContext<{ drawing: RefObject<ChartSpec | null> } | null>(null);

/** Where a card's body is drawn. */
export interface CardFrame {
  /** Pixels that a chart may take. */
  height: number;
  /** On the whole screen: room for more rows and marks. */
  full: boolean;
}
