"use client";

import { NoCallsYet } from "./no-calls-yet.tsx";
import { OVERVIEW_CARDS } from "./overview-cards.tsx";
import { TabPage } from "./tab-page.tsx";
import { useAnyCalls } from "./use-any-calls.ts";

/** The first page after signing in. `hasCalls`: whether the organization has any at all, as the server saw it. */
export function Overview({ hasCalls }: { hasCalls: boolean }) {
  const anyCalls = useAnyCalls(hasCalls);
  return (
    <TabPage tab="overview" title="Overview" cards={OVERVIEW_CARDS} instead={anyCalls ? undefined : <NoCallsYet />} />
  );
}
