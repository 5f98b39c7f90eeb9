"use client";

import { useQuery } from "@tanstack/react-query";
import { CALLS } from "@/features/realtime";
import { api } from "@/lib/api.ts";
import type { Live } from "./live-wire.ts";

/** Without events the server is asked; with them the sweep only finds calls that grew too old to be believed. */
const SWEEP_MS = { connected: 60_000, cut: 10_000 };

/** The calls of this moment. Events renew them (features/realtime); `first` is what the server drew the page with. */
export function useLiveCalls({ connected, first }: { connected: boolean; first?: Live }) {
  return useQuery({
    queryKey: [CALLS, "live"],
    queryFn: async ({ signal }) => (await api.GET("/api/v1/live", { signal })).data!,
    initialData: first,
    refetchInterval: connected ? SWEEP_MS.connected : SWEEP_MS.cut,
  });
}
