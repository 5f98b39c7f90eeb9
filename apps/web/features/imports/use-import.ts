"use client";

import { useQuery } from "@tanstack/react-query";
import { IMPORTS, useEvents } from "@/features/realtime";
import { importApi } from "./import-api.ts";
import { type ImportSummary, isBusy } from "./import-wire.ts";

const POLL_MS = 1_500;
/** Events tell of every step; this is for the one that got lost. */
const CONNECTED_POLL_MS = 5_000;

/** One import, followed live while something happens with it. `first` is what the page came with. */
export function useImport(first: ImportSummary) {
  const { connected } = useEvents();
  return useQuery({
    queryKey: [IMPORTS, first.id],
    queryFn: ({ signal }) => importApi.get(first.id, signal),
    initialData: first,
    refetchInterval: ({ state }) =>
      state.data && isBusy(state.data) ? (connected ? CONNECTED_POLL_MS : POLL_MS) : false,
  });
}
