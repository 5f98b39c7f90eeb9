"use client";

import { buttonClasses, Card, Progress } from "@parley/ui";
import Link from "next/link";
import { useFormat, useViewer } from "@/features/shell/viewer-context.tsx";
import type { ImportSummary } from "../import-wire.ts";
import { StateTitle } from "../state-title.tsx";
import { undoneWords } from "./ended-words.ts";

/** An import that was taken back, or is just being. */
export function UndoneImport({ of }: { of: ImportSummary }) {
  const format = useFormat();
  const mayManage = useViewer().permissions.includes("imports.manage");
  if (of.status === "undoing") {
    return (
      <Card title={<StateTitle>Being undone</StateTitle>}>
        <Progress value={null} label={`Undoing the import of ${of.file_name}`} className="mt-2" />
        <p className="mt-3 text-muted">What it brought is being removed, what it changed is being put back.</p>
      </Card>
    );
  }
  return (
    <Card title={<StateTitle>This import was undone</StateTitle>}>
      <p className="pt-2 text-muted">
        {undoneWords(of, format)}
        {of.undone_at ? ` It was undone on ${format.dateTime(of.undone_at)}.` : null}
      </p>
      {mayManage ? (
        <Link href="/import" className={buttonClasses("primary", "md", "mt-4")}>
          Import another file
        </Link>
      ) : null}
    </Card>
  );
}
