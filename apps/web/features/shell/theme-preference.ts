"use client";

import { useSyncExternalStore } from "react";

export const THEMES = ["system", "light", "dark"] as const;
export type ThemePreference = (typeof THEMES)[number];

/** Written here, read by app/theme-script.ts before the first paint. */
const KEY = "parley-theme";

function read(): ThemePreference {
  try {
    const stored = localStorage.getItem(KEY);
    return stored === "light" || stored === "dark" ? stored : "system";
  } catch {
    return "system";
  }
}

function subscribe(changed: () => void) {
  addEventListener(KEY, changed);
  addEventListener("storage", changed);
  return () => {
    removeEventListener(KEY, changed);
    removeEventListener("storage", changed);
  };
}

/** Stores the choice and tells the theme script, which sets the attribute. Without storage the page keeps the system's. */
export function setThemePreference(next: ThemePreference) {
  try {
    localStorage.setItem(KEY, next);
  } catch {
    // Storage may be switched off; the choice is then not remembered.
  }
  dispatchEvent(new Event(KEY));
}

export function useThemePreference(): ThemePreference {
  return useSyncExternalStore(subscribe, read, () => "system");
}
