"use client";

import { Banner, buttonClasses, Card } from "@parley/ui";
import dynamic from "next/dynamic";
import Link from "next/link";
import { useFormat, useViewer } from "@/features/shell/viewer-context.tsx";
import { type ImportSummary, landedRows } from "../import-wire.ts";
import { canUndo } from "../list/next-step.ts";
import { StateTitle } from "../state-title.tsx";
import { endedTitle, failureAdvice } from "./ended-words.ts";
import { RowCounts } from "./row-counts.tsx";
import { UndoImport } from "./undo-import.tsx";

/** Most imports refuse nothing. */
const RefusedRows = dynamic(() => import("../refused/refused-rows.tsx").then((file) => file.RefusedRows), {
  ssr: false,
});

/** What came of an import that has ended. */
export function FinishedImport({ of }: { of: ImportSummary }) {
  const format = useFormat();
  const mayManage = useViewer().permissions.includes("imports.manage");
  const landed = landedRows(of);
  const seconds =
    of.finished_at && of.started_at ? (Date.parse(of.finished_at) - Date.parse(of.started_at)) / 1000 : null;
  return (
    <>
      <Card title={<StateTitle>{endedTitle(of.status)}</StateTitle>}>
        <div className="flex flex-col gap-4 pt-2">
          {of.failure ? (
            <Banner tone="negative" title={of.failure}>
              {failureAdvice(of)}
            </Banner>
          ) : null}
          {of.status === "canceled" ? (
            <p className="text-muted">
              {landed > 0 ? "What it had written stays. Import the file again to complete it." : "Nothing was written."}
            </p>
          ) : null}
          {of.rows_read > 0 ? <RowCounts of={of} /> : null}
          {of.warnings.length > 0 ? (
            <Banner tone="warning">
              {of.warnings.map((warning) => (
                <p key={warning}>{warning}</p>
              ))}
            </Banner>
          ) : null}
          {of.rows_read > 0 ? (
            <p className="text-sm text-muted">
              {format.integer(of.rows_read)} {of.rows_read === 1 ? "row" : "rows"} read
              {seconds !== null && of.status === "completed" ? ` in ${format.duration(Math.max(seconds, 1))}` : ""},
              times read as {of.timezone.replaceAll("_", " ")}.
              {canUndo(of, new Date()) && of.undo_until ? ` It can be undone until ${format.date(of.undo_until)}.` : ""}
            </p>
          ) : null}
          <div className="flex flex-wrap gap-2">
            {landed > 0 ? <Landed kind={of.kind} /> : null}
            {mayManage && canUndo(of, new Date()) ? <UndoImport of={of} /> : null}
            {landed === 0 && mayManage ? (
              <Link href="/import" className={buttonClasses("primary")}>
                Import another file
              </Link>
            ) : null}
          </div>
        </div>
      </Card>
      {of.rows_rejected > 0 ? <RefusedRows of={of} /> : null}
    </>
  );
}

/** The ways to what was imported. */
function Landed({ kind }: Pick<ImportSummary, "kind">) {
  if (kind === "ad_spend") {
    return (
      <Link href="/dashboard" className={buttonClasses("primary")}>
        See the numbers
      </Link>
    );
  }
  return (
    <>
      <Link href="/calls" className={buttonClasses("primary")}>
        See the calls
      </Link>
      <Link href="/dashboard?range=all_time" className={buttonClasses()}>
        See the numbers
      </Link>
    </>
  );
}
