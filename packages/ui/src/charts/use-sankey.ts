"use client";

import { useEffect, useState } from "react";

/** Loads what draws flows. False until it is there: show the skeleton. */
export function useSankey(): boolean {
  const [ready, setReady] = useState(false);
  useEffect(() => {
    let gone = false;
    void import("./sankey-part.ts").then(({ registerSankey }) => {
      registerSankey();
      if (!gone) setReady(true);
    });
    return () => {
      gone = true;
    };
  }, []);
  return ready;
}
