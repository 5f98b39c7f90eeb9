"use client";

import { useEffect, useState } from "react";

/** A page that opens has no connection yet, and a short gap is made good unseen. */
const PATIENCE_MS = 4_000;

/** Whether live updates have been missing for long enough to say so. */
export function useCutOff(connected: boolean): boolean {
  const [isCutOff, setCutOff] = useState(false);
  useEffect(() => {
    if (connected) {
      setCutOff(false);
      return;
    }
    const timer = setTimeout(() => setCutOff(true), PATIENCE_MS);
    return () => clearTimeout(timer);
  }, [connected]);
  return isCutOff;
}
