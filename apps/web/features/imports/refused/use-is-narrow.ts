"use client";

import { useSyncExternalStore } from "react";

const QUERY = "(max-width: 47.99rem)";

function listen(changed: () => void) {
  const query = matchMedia(QUERY);
  query.addEventListener("change", changed);
  return () => query.removeEventListener("change", changed);
}

/** A phone's width, for what is too heavy to be drawn in both of its forms. */
export function useIsNarrow(): boolean {
  return useSyncExternalStore(
    listen,
    () => matchMedia(QUERY).matches,
    () => false,
  );
}
