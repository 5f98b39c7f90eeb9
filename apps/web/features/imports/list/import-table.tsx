"use client";

import { StatusPill, Table, TableBody, TableCell, TableHead, TableHeaderCell, TableRow } from "@parley/ui";
import Link from "next/link";
import { RelativeTime } from "@/features/shell/relative-time.tsx";
import { useFormat, useViewer } from "@/features/shell/viewer-context.tsx";
import type { ImportSummary } from "../import-wire.ts";
import { kindWords } from "../kind-words.ts";
import { stepWords } from "./step-words.ts";

export function ImportTable({ imports }: { imports: ImportSummary[] }) {
  const format = useFormat();
  const mayManage = useViewer().permissions.includes("imports.manage");
  return (
    <Table label="Earlier imports">
      <TableHead>
        <TableRow>
          <TableHeaderCell>File</TableHeaderCell>
          <TableHeaderCell>Status</TableHeaderCell>
          <TableHeaderCell>When</TableHeaderCell>
          <TableHeaderCell numeric>Rows</TableHeaderCell>
          <TableHeaderCell numeric className="max-lg:hidden">
            New
          </TableHeaderCell>
          <TableHeaderCell numeric className="max-lg:hidden">
            Updated
          </TableHeaderCell>
          <TableHeaderCell numeric className="max-lg:hidden">
            Unchanged
          </TableHeaderCell>
          <TableHeaderCell numeric>Refused</TableHeaderCell>
          <TableHeaderCell>What you can do</TableHeaderCell>
        </TableRow>
      </TableHead>
      <TableBody>
        {imports.map((one) => (
          <TableRow key={one.id}>
            <TableCell className="max-w-44 lg:max-w-56">
              <Link
                href={`/import/${one.id}`}
                prefetch={false}
                title={one.file_name}
                className="block truncate rounded-sm font-medium hover:underline hover:underline-offset-2"
              >
                {one.file_name}
              </Link>
            </TableCell>
            <TableCell>
              <StatusPill status={one.status} />
              {one.kind === "ad_spend" ? (
                <span className="ml-2 text-sm text-muted">{kindWords(one.kind).title}</span>
              ) : null}
            </TableCell>
            <TableCell muted>
              <RelativeTime at={one.created_at} />
            </TableCell>
            <TableCell numeric>{format.integer(one.rows_read)}</TableCell>
            <TableCell numeric className="max-lg:hidden">
              {format.integer(one.rows_inserted)}
            </TableCell>
            <TableCell numeric className="max-lg:hidden">
              {format.integer(one.rows_updated)}
            </TableCell>
            <TableCell numeric className="max-lg:hidden">
              {format.integer(one.rows_unchanged)}
            </TableCell>
            <TableCell numeric className={one.rows_rejected > 0 ? "text-negative" : undefined}>
              {format.integer(one.rows_rejected)}
            </TableCell>
            <TableCell>
              <Link
                href={`/import/${one.id}`}
                prefetch={false}
                aria-label={`${stepWords(one, format, mayManage)}: ${one.file_name}`}
                className="rounded-sm text-accent hover:underline hover:underline-offset-2"
              >
                {stepWords(one, format, mayManage)}
              </Link>
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}
