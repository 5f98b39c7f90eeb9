"use client";

import { useFormat } from "@/features/shell/viewer-context.tsx";
import type { Call } from "../call-wire.ts";
import { FactsCard } from "./facts-card.tsx";

/** Where a tracked call came from, and the other columns of its imported row. */
export function SourceCard({ call }: { call: Call }) {
  const format = useFormat();
  const isTracked = call.kind === "tracked";
  return (
    <FactsCard
      title={isTracked ? "Source" : "Fields"}
      facts={[
        ["Source", call.source],
        ["Tracked as", call.tracked_source === call.source ? null : call.tracked_source],
        ["Medium", call.medium],
        ["Campaign", call.campaign],
        ["Tracking number", call.tracking_number ? format.phone(call.tracking_number) : null],
        ["Place", [call.city, call.state].filter(Boolean).join(", ")],
        ["Agent", call.agent],
        ["Rang for", isTracked && call.ring_seconds !== null ? format.duration(call.ring_seconds) : null],
        ["First call", isTracked ? (call.first_time ? "Yes" : "No") : null],
      ]}
    >
      {call.details.length > 0 ? (
        <details className="mt-3 border-t border-line pt-3">
          <summary className="text-sm font-medium text-muted hover:text-ink">
            {call.details.length} more {call.details.length === 1 ? "column" : "columns"} of the imported row
          </summary>
          <dl className="mt-2 flex flex-col gap-2">
            {call.details.map(({ column, label, value }) => (
              <div key={column}>
                <dt className="text-xs text-muted" title={column}>
                  {label}
                </dt>
                <dd className="break-words">{value}</dd>
              </div>
            ))}
          </dl>
        </details>
      ) : null}
    </FactsCard>
  );
}
