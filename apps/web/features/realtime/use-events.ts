"use client";

import { type QueryClient, useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { listenToServer } from "./connection.ts";
import type { LiveEvent } from "./live-event.ts";
import { ANALYTICS, CALLS, IMPORTS, MEMBERS, PERSONAS } from "./query-keys.ts";
import { throttle } from "./throttle.ts";

/** Calls of a running import or a busy phone line come by the hundred; lists and numbers follow at this pace. */
const PACE_MS = 2_000;

/**
 * Keeps what is on screen fresh while the server changes it: events renew the queries of their kind, `onEvent` gets each of
 * them. `connected` is false while the server cannot be reached; what was missed is made good afterwards.
 */
export function useEvents(onEvent?: (event: LiveEvent) => void): { connected: boolean } {
  const queries = useQueryClient();
  const [connected, setConnected] = useState(false);
  const latest = useRef(onEvent);
  useEffect(() => {
    latest.current = onEvent;
  });
  useEffect(() => {
    const renew = renewer(queries);
    const stop = listenToServer({
      onConnected: setConnected,
      onResync: () => void queries.invalidateQueries(),
      onEvent(event) {
        renew.of(event);
        latest.current?.(event);
      },
    });
    return () => {
      renew.stop();
      stop();
    };
  }, [queries]);
  return { connected };
}

function renewer(queries: QueryClient) {
  const renewNumbers = throttle(() => {
    // A question that takes longer than the pace is let finish: started anew each time, it would never answer.
    void queries.invalidateQueries({ queryKey: [ANALYTICS] }, { cancelRefetch: false });
    // One open call is renewed by its own events.
    void queries.invalidateQueries({
      predicate: ({ queryKey }) => queryKey[0] === CALLS && !String(queryKey[1]).startsWith("call_"),
    });
  }, PACE_MS);
  const renewImports = throttle(() => void queries.invalidateQueries({ queryKey: [IMPORTS] }), PACE_MS / 4);
  return {
    of({ type, subject_id }: LiveEvent) {
      const family = type.slice(0, type.indexOf("."));
      if (family === "call") void queries.invalidateQueries({ queryKey: [CALLS, subject_id] });
      if (family === "import") renewImports();
      if (family === "member") void queries.invalidateQueries({ queryKey: [MEMBERS] });
      if (family === "persona") void queries.invalidateQueries({ queryKey: [PERSONAS] });
      // A rule about source names changes under which name calls are counted.
      if (family === "call" || family === "import" || family === "source_rule") renewNumbers();
      // Another time zone or removed demo data change every number.
      if (family === "organization") void queries.invalidateQueries();
    },
    stop() {
      renewNumbers.cancel();
      renewImports.cancel();
    },
  };
}
