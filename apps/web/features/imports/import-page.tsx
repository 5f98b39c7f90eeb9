"use client";

import { buttonClasses, PageBody, PageHeader, StatusPill } from "@parley/ui";
import { FileUp } from "lucide-react";
import Link from "next/link";
import { BreadcrumbLabel } from "@/features/shell/breadcrumb-trail.tsx";
import { useFormat, useViewer } from "@/features/shell/viewer-context.tsx";
import { FinishedImport } from "./ended/finished-import.tsx";
import { UndoneImport } from "./ended/undone-import.tsx";
import { type ImportSummary, landedRows } from "./import-wire.ts";
import { kindWords } from "./kind-words.ts";
import { PausedImport } from "./paused/paused-import.tsx";
import { ReviewImport } from "./review/review-import.tsx";
import { progressWords } from "./running/progress-words.ts";
import { RunningImport } from "./running/running-import.tsx";
import { useStateFocus } from "./state-title.tsx";
import { useImport } from "./use-import.ts";
import { writeBytes } from "./write-bytes.ts";

export interface ImportPageProps {
  /** The import as it was when the page was made. */
  first: ImportSummary;
  timezones: string[];
}

/** One import, from its review to its undoing. */
export function ImportPage({ first, timezones }: ImportPageProps) {
  const format = useFormat();
  const { organization, permissions } = useViewer();
  const { data: of } = useImport(first);
  // Waiting and running are told of under one heading.
  useStateFocus(of.status === "queued" ? "running" : of.status);
  const facts = [
    kindWords(of.kind).title,
    writeBytes(of.bytes_total, organization.locale),
    `${of.source_id ? "brought by a connection" : "sent"} ${format.dateTime(of.created_at)}`,
  ];
  return (
    <PageBody className={of.status === "review" ? undefined : "max-w-6xl"}>
      <BreadcrumbLabel label={of.file_name} />
      <PageHeader
        title={of.file_name}
        badge={<StatusPill status={of.status} />}
        description={
          <>
            {facts.join(", ")}
            {of.mends_id ? (
              <>
                {". "}
                <Link href={`/import/${of.mends_id}`} className="text-accent underline underline-offset-2">
                  Mended rows of an earlier import
                </Link>
              </>
            ) : null}
          </>
        }
        actions={
          permissions.includes("imports.manage") && !offersNext(of) ? (
            <Link href="/import" className={buttonClasses()}>
              <FileUp className="text-faint" aria-hidden="true" />
              Import another file
            </Link>
          ) : undefined
        }
      />
      <p role="status" className="sr-only">
        {progressWords(of)}
      </p>
      <ImportState of={of} timezones={timezones} />
    </PageBody>
  );
}

/** Whether the state itself leads to the next file, or is no time for one. */
function offersNext(of: ImportSummary): boolean {
  if (of.status === "review" || of.status === "undone") return true;
  return (of.status === "failed" || of.status === "canceled") && landedRows(of) === 0;
}

function ImportState({ of, timezones }: { of: ImportSummary; timezones: string[] }) {
  if (of.status === "review") return <ReviewImport of={of} timezones={timezones} />;
  if (of.status === "paused" && of.stop) return <PausedImport of={of} stop={of.stop} />;
  if (of.status === "undoing" || of.status === "undone") return <UndoneImport of={of} />;
  if (of.status === "queued" || of.status === "running" || of.status === "paused") return <RunningImport of={of} />;
  return <FinishedImport of={of} />;
}
