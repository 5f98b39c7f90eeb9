"use client";

import { useState } from "react";
import type { TabKey } from "../tabs.ts";
import { type CardLayout, USUAL_LAYOUT } from "./arrange-cards.ts";

export interface CardLayoutState {
  layout: CardLayout;
  save: (layout: CardLayout) => void;
}

/** How the viewer arranged a tab. */
export function useCardLayout(_tab: TabKey | null): CardLayoutState {
  const [layout, setLayout] = useState(USUAL_LAYOUT);
  return { layout, save: setLayout };
}
