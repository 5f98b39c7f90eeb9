"use client";

import { Badge } from "@parley/ui";
import type { ReactNode } from "react";
import { useFormat, useViewer } from "@/features/shell/viewer-context.tsx";
import type { Call } from "../call-wire.ts";
import { providerName } from "../provider-name.ts";
import { FactsCard } from "./facts-card.tsx";
import { formatCost } from "./format-cost.ts";
import { medianTurn } from "./turn-latency.ts";

const ROLES: Record<string, string> = { stt: "Hears with", tts: "Speaks with", llm: "Answers by", vad: "Listens with" };
/** What is not the real thing says so. */
const STAND_INS: Record<string, string> = {
  scripted: "Scripted. No language model was used.",
  simulator: "Phone simulator. No real phone rang.",
};

/** Who carried the call, how quick the answers were, and what it cost. */
export function ProvidersCard({ call }: { call: Call }) {
  const format = useFormat();
  const { locale } = useViewer().organization;
  const { ai, turns } = call;
  if (!ai) return null;
  const median = medianTurn(turns);
  const phone = ai.carrier ? <Provider name={ai.carrier} /> : null;
  const total =
    call.cost_microdollars === null ? null : (
      <span className="block text-right font-medium">{formatCost(call.cost_microdollars, locale)}</span>
    );
  const costs = ai.cost_breakdown.filter(({ microdollars }) => microdollars > 0);
  return (
    <>
      <FactsCard
        title="Carried by"
        facts={[
          ["Phone", phone],
          ...Object.entries(ai.providers).map(([role, name]): [string, ReactNode] => [
            ROLES[role] ?? role,
            <Provider key={role} name={name} />,
          ]),
          ["Answer after", median === null ? null : `${format.integer(median)} ms (median of ${turns.length})`],
        ]}
      />
      <FactsCard
        title="Cost"
        facts={[
          ...costs.map(({ provider, microdollars }): [string, ReactNode] => [
            providerName(provider),
            <span key={provider} className="block text-right">
              {formatCost(microdollars, locale)}
            </span>,
          ]),
          ["Total", total],
        ]}
      />
    </>
  );
}

function Provider({ name }: { name: string }) {
  const standIn = STAND_INS[name];
  if (!standIn) return providerName(name);
  return (
    <span className="inline-flex flex-wrap items-center gap-1.5">
      {standIn}
      <Badge tone="info">{name}</Badge>
    </span>
  );
}
