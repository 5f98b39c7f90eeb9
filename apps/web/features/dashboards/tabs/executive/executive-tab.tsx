"use client";

import { NoCallsYet } from "../../no-calls-yet.tsx";
import { TabPage } from "../../tab-page.tsx";
import { useAnyCalls } from "../../use-any-calls.ts";
import { EXECUTIVE_CARDS } from "./cards.tsx";

/** `hasCalls`: whether the organization has any at all, as the server saw it. */
export function ExecutiveTab({ hasCalls }: { hasCalls: boolean }) {
  const anyCalls = useAnyCalls(hasCalls);
  return (
    <TabPage
      tab="executive"
      title="Executive"
      cards={EXECUTIVE_CARDS}
      instead={anyCalls ? undefined : <NoCallsYet />}
    />
  );
}
