"use client";

import { useQuery } from "@tanstack/react-query";
import { CALLS } from "@/features/realtime";
import { api } from "@/lib/api.ts";
import { NoCallsYet } from "./no-calls-yet.tsx";
import { OVERVIEW_CARDS } from "./overview-cards.tsx";
import { TabPage } from "./tab-page.tsx";

/** The first page after signing in. `hasCalls`: whether the organization has any at all, as the server saw it. */
export function Overview({ hasCalls }: { hasCalls: boolean }) {
  const { data: anyCalls } = useQuery({
    queryKey: [CALLS, "any"],
    queryFn: async () => (await api.GET("/api/v1/calls", { params: { query: { limit: 1 } } })).data!.data.length > 0,
    initialData: hasCalls,
  });
  return (
    <TabPage tab="overview" title="Overview" cards={OVERVIEW_CARDS} instead={anyCalls ? undefined : <NoCallsYet />} />
  );
}
