"use client";

import { useEffect, useRef } from "react";
import { listenToServer, watchCall } from "./connection.ts";
import type { LiveWords } from "./live-event.ts";

/** Words of a live call as they are spoken. Pass null once the call has ended: its transcript then has all of them. */
export function useWatchCall(callId: string | null, onWords: (words: LiveWords) => void): void {
  const latest = useRef(onWords);
  useEffect(() => {
    latest.current = onWords;
  });
  useEffect(() => {
    if (!callId) return;
    const stopListening = listenToServer({ onWords: (words) => latest.current(words) });
    const stopWatching = watchCall(callId);
    return () => {
      stopWatching();
      stopListening();
    };
  }, [callId]);
}
