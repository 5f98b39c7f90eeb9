"use client";

import { NoCallsYet } from "../../no-calls-yet.tsx";
import { TabPage } from "../../tab-page.tsx";
import { useAnyCalls } from "../../use-any-calls.ts";
import { ADMISSIONS_CARDS } from "./cards.tsx";

/** `hasCalls`: whether the organization has any at all, as the server saw it. */
export function AdmissionsTab({ hasCalls }: { hasCalls: boolean }) {
  const anyCalls = useAnyCalls(hasCalls);
  return (
    <TabPage
      tab="admissions"
      title="Admissions"
      cards={ADMISSIONS_CARDS}
      instead={anyCalls ? undefined : <NoCallsYet />}
    />
  );
}
