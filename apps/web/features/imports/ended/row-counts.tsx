"use client";

import { useFormat } from "@/features/shell/viewer-context.tsx";
import type { ImportSummary } from "../import-wire.ts";

/** What became of the rows that were read. The four parts are all of them. */
export function RowCounts({ of }: { of: ImportSummary }) {
  const format = useFormat();
  const counts = [
    { label: "New", value: of.rows_inserted },
    { label: "Updated", value: of.rows_updated },
    { label: "Unchanged", value: of.rows_unchanged },
    { label: "Refused", value: of.rows_rejected, tone: of.rows_rejected > 0 ? "text-negative" : "" },
  ];
  return (
    <dl aria-label="What became of the rows" className="grid grid-cols-2 gap-x-6 gap-y-3 sm:grid-cols-4">
      {counts.map(({ label, value, tone }) => (
        <div key={label}>
          <dt className="text-sm text-muted">{label}</dt>
          <dd className={`text-xl font-semibold tracking-[-0.01em] tabular-nums ${tone ?? ""}`}>
            {format.integer(value)}
          </dd>
        </div>
      ))}
    </dl>
  );
}
