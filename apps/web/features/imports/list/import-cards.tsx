"use client";

import { StatusPill } from "@parley/ui";
import Link from "next/link";
import { useFormat, useViewer } from "@/features/shell/viewer-context.tsx";
import type { ImportSummary } from "../import-wire.ts";
import { countOf } from "../kind-words.ts";
import { writeBytes } from "../write-bytes.ts";
import { stepWords } from "./step-words.ts";

/** The list on a phone: a card per import, the whole card leads to it. */
export function ImportCards({ imports }: { imports: ImportSummary[] }) {
  const format = useFormat();
  const { organization, permissions } = useViewer();
  const mayManage = permissions.includes("imports.manage");
  return (
    <ul aria-label="Earlier imports" className="divide-y divide-line border-t border-line">
      {imports.map((one) => (
        <li key={one.id}>
          <Link
            href={`/import/${one.id}`}
            prefetch={false}
            className="flex flex-col gap-1 px-4 py-3 active:bg-hover focus-visible:-outline-offset-2"
          >
            <span className="flex items-center gap-2">
              <span className="min-w-0 flex-1 truncate font-medium">{one.file_name}</span>
              <StatusPill status={one.status} />
            </span>
            <span className="flex items-center gap-2 text-sm text-muted tabular-nums">
              <span className="min-w-0 flex-1 truncate">
                {one.rows_read > 0
                  ? countOf(one.kind, one.rows_read, format.integer(one.rows_read))
                  : writeBytes(one.bytes_total, organization.locale)}
              </span>
              <time dateTime={one.created_at} className="shrink-0" suppressHydrationWarning>
                {format.relative(one.created_at)}
              </time>
            </span>
            <span className="text-sm text-accent">{stepWords(one, format, mayManage)}</span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
