"use client";

import { NoCallsYet } from "../../no-calls-yet.tsx";
import { TabPage } from "../../tab-page.tsx";
import { useAnyCalls } from "../../use-any-calls.ts";
import { AI_CALLS_CARDS } from "./cards.tsx";

/** `hasCalls`: whether the organization has any at all, as the server saw it. */
export function AiCallsTab({ hasCalls }: { hasCalls: boolean }) {
  const anyCalls = useAnyCalls(hasCalls);
  return (
    <TabPage tab="ai_calls" title="AI calls" cards={AI_CALLS_CARDS} instead={anyCalls ? undefined : <NoCallsYet />} />
  );
}
