"use client";

import { Banner, Button, buttonClasses, Card, StatusPill } from "@parley/ui";
import Link from "next/link";
import { useState } from "react";
import { useFormat } from "@/features/shell/viewer-context.tsx";
import type { ImportSummary } from "./import-summary.ts";
import { RefusedRows } from "./refused-rows.tsx";
import { RowCounts } from "./row-counts.tsx";

/** What came of an import that has ended. */
export function FinishedImport({ of, actions }: { of: ImportSummary; actions?: React.ReactNode }) {
  const format = useFormat();
  const [showsRefused, setShowsRefused] = useState(of.rows_rejected > 0 && of.rows_rejected <= 50);
  const landed = of.rows_inserted + of.rows_updated + of.rows_unchanged;
  const seconds =
    of.finished_at && of.started_at ? (Date.parse(of.finished_at) - Date.parse(of.started_at)) / 1000 : null;
  return (
    <Card
      title={of.file_name}
      actions={
        <>
          <StatusPill status={of.status} />
          {actions}
        </>
      }
    >
      <div className="flex flex-col gap-4 pt-2">
        {of.failure ? (
          <Banner tone="negative" title="This file was not imported">
            {of.failure}
          </Banner>
        ) : null}
        {of.status === "canceled" ? <p className="text-muted">It was stopped. What it had written stays.</p> : null}
        {of.warnings.map((warning) => (
          <Banner key={warning} tone="warning">
            {warning}
          </Banner>
        ))}
        {of.rows_read > 0 ? (
          <>
            <RowCounts of={of} />
            {seconds !== null && of.status === "completed" ? (
              <p className="text-sm text-muted">
                {format.integer(of.rows_read)} rows in {format.duration(Math.max(seconds, 1))}, times read as{" "}
                {of.timezone.replaceAll("_", " ")}.
              </p>
            ) : null}
            <div className="flex flex-wrap gap-2">
              {landed > 0 ? (
                <>
                  <Link href="/calls" className={buttonClasses("primary")}>
                    See the calls
                  </Link>
                  <Link href="/dashboard?range=all_time" className={buttonClasses()}>
                    See the numbers
                  </Link>
                </>
              ) : null}
              {of.rows_rejected > 0 ? (
                <Button onClick={() => setShowsRefused(!showsRefused)} aria-expanded={showsRefused}>
                  {showsRefused ? "Hide refused rows" : "Open refused rows"}
                </Button>
              ) : null}
            </div>
          </>
        ) : null}
        {showsRefused ? <RefusedRows of={of} /> : null}
      </div>
    </Card>
  );
}
