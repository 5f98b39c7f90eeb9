"use client";

import { toast } from "@parley/ui";
import { useState } from "react";
import { api } from "@/lib/api.ts";
import { useStoredTab } from "../stored-tab.tsx";
import type { TabKey } from "../tabs.ts";
import { whyItFailed } from "../why-it-failed.ts";
import { type CardLayout, USUAL_LAYOUT } from "./arrange-cards.ts";

export interface CardLayoutState {
  layout: CardLayout;
  save: (layout: CardLayout) => void;
}

/** How the viewer arranged a tab. A change shows at once, and goes back with a word when it could not be kept. */
export function useCardLayout(tab: TabKey | null): CardLayoutState {
  const stored = useStoredTab();
  const [layout, setLayout] = useState(stored?.layout ?? USUAL_LAYOUT);
  const save = (next: CardLayout) => {
    setLayout(next);
    if (!tab || tab === "live") return;
    api.PUT("/api/v1/dashboard_layouts/{tab}", { params: { path: { tab } }, body: next }).catch((error: Error) => {
      setLayout(layout);
      toast.error("The arrangement was not kept", { description: whyItFailed(error) });
    });
  };
  return { layout, save };
}
