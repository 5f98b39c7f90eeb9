"use client";

import { Card, Progress } from "@parley/ui";
import { useFormat, useViewer } from "@/features/shell/viewer-context.tsx";
import { CancelImport } from "../cancel-import.tsx";
import { RowCounts } from "../ended/row-counts.tsx";
import type { ImportSummary } from "../import-wire.ts";
import { StateTitle } from "../state-title.tsx";
import { writeBytes } from "../write-bytes.ts";
import { usePace } from "./use-pace.ts";

/** An import under way: how far, how fast, how long still, and the way to stop it. */
export function RunningImport({ of }: { of: ImportSummary }) {
  const format = useFormat();
  const { organization, permissions } = useViewer();
  const pace = usePace(of);
  const isWaiting = of.status === "queued";
  const share = of.bytes_total > 0 ? of.bytes_read / of.bytes_total : null;
  const facts = [
    { label: "Read", value: bytes(of.bytes_read), of: `of ${bytes(of.bytes_total)}` },
    { label: "Rows", value: format.integer(of.rows_read) },
    { label: "Rows a second", value: format.integer(pace.rowsPerSecond) },
    { label: "Time left", value: pace.secondsLeft === null ? "–" : format.duration(pace.secondsLeft) },
  ];
  function bytes(count: number) {
    return writeBytes(count, organization.locale);
  }
  return (
    <Card
      title={<StateTitle>{isWaiting ? "Waiting for its turn" : "Being imported"}</StateTitle>}
      actions={permissions.includes("imports.manage") ? <CancelImport of={of} size="sm" /> : undefined}
    >
      <Progress value={isWaiting ? null : share} label={`Import of ${of.file_name}`} className="mt-2" />
      <dl className="mt-4 mb-5 grid grid-cols-2 gap-x-6 gap-y-3 sm:grid-cols-4">
        {facts.map(({ label, value, of: whole }) => (
          <div key={label}>
            <dt className="text-sm text-muted">{label}</dt>
            <dd className="tabular-nums">
              {value} {whole ? <span className="text-muted">{whole}</span> : null}
            </dd>
          </div>
        ))}
      </dl>
      <RowCounts of={of} />
      <p className="mt-4 text-sm text-muted">You can leave this page: the import goes on.</p>
    </Card>
  );
}
