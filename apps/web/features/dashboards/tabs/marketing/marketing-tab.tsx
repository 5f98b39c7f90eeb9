"use client";

import { NoCallsYet } from "../../no-calls-yet.tsx";
import { TabPage } from "../../tab-page.tsx";
import { useAnyCalls } from "../../use-any-calls.ts";
import { MARKETING_CARDS } from "./cards.tsx";

/** `hasCalls`: whether the organization has any at all, as the server saw it. */
export function MarketingTab({ hasCalls }: { hasCalls: boolean }) {
  const anyCalls = useAnyCalls(hasCalls);
  return (
    <TabPage
      tab="marketing"
      title="Marketing"
      cards={MARKETING_CARDS}
      instead={anyCalls ? undefined : <NoCallsYet />}
    />
  );
}
