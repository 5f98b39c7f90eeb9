"use client";

import { useSyncExternalStore } from "react";

const never = () => () => {};

/** "⌘" on Apple keyboards, "Ctrl" elsewhere and on the server. */
export function useModKey(): string {
  return useSyncExternalStore(
    never,
    () => (/Mac|iPhone|iPad/.test(navigator.userAgent) ? "⌘" : "Ctrl"),
    () => "Ctrl",
  );
}
