"use client";

import { createContext, type ReactNode, use } from "react";
import type { CardLayout } from "./layout/arrange-cards.ts";

/** What the server keeps of a tab for the one who looks. */
export interface StoredTab {
  layout: CardLayout;
}

const StoredTabContext = createContext<StoredTab | null>(null);

/** Hands the page what the server knew when it was drawn, so that cards stand in their place from the first paint on. */
export function StoredTabProvider({ stored, children }: { stored: StoredTab; children: ReactNode }) {
  return <StoredTabContext value={stored}>{children}</StoredTabContext>;
}

export function useStoredTab(): StoredTab | null {
  return use(StoredTabContext);
}
