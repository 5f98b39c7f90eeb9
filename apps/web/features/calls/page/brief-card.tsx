"use client";

import { useFormat } from "@/features/shell/viewer-context.tsx";
import type { AiCall } from "../call-wire.ts";
import { FactsCard } from "./facts-card.tsx";

/** What the AI agent was told. */
export function BriefCard({ ai }: { ai: AiCall }) {
  const format = useFormat();
  return (
    <FactsCard
      title="Brief"
      facts={[
        ["Purpose", ai.purpose],
        ["May say", ai.instructions],
        ["Calls for", ai.caller_name],
        ["Voice", ai.voice ?? "Default"],
        ["Language", ai.language === "en" ? "English" : ai.language],
        ["Recorded", ai.record ? "Yes" : "No"],
        ["At most", format.duration(ai.max_duration_seconds)],
      ]}
    />
  );
}
