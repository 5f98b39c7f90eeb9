"use client";

import {
  buttonClasses,
  ErrorState,
  Skeleton,
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableHeaderCell,
  TableRow,
} from "@parley/ui";
import { Download } from "lucide-react";
import { useFormat } from "@/features/shell/viewer-context.tsx";
import type { ImportSummary } from "./import-summary.ts";
import { refusedRowsHref, useRefusedRows } from "./use-refused-rows.ts";

/** The first rows that were not imported, each with its line and reason, and the file with all of them. */
export function RefusedRows({ of }: { of: ImportSummary }) {
  const format = useFormat();
  const { data, error, isPending, isFetching, refetch } = useRefusedRows(of.id);
  const more = of.rows_rejected - (data?.length ?? 0);
  return (
    <section aria-label="Refused rows" className="overflow-hidden rounded-md border border-line">
      <header className="flex flex-wrap items-center justify-between gap-2 border-b border-line px-4 py-2">
        <p className="text-muted">
          Mend these rows in the file of refused rows and import that again. The other rows are not touched.
        </p>
        <a href={refusedRowsHref(of.id)} download className={buttonClasses("secondary", "sm")}>
          <Download aria-hidden="true" />
          Download refused rows
        </a>
      </header>
      {error ? (
        <ErrorState
          title="The refused rows could not be loaded"
          description={error.message}
          onRetry={() => void refetch()}
          retrying={isFetching}
        />
      ) : isPending ? (
        <Skeleton className="m-4 h-24" />
      ) : (
        <Table label="Refused rows" compact>
          <TableHead>
            <TableRow>
              <TableHeaderCell numeric className="w-20">
                Line
              </TableHeaderCell>
              <TableHeaderCell>Reason</TableHeaderCell>
            </TableRow>
          </TableHead>
          <TableBody>
            {data.map(({ line, reason }) => (
              <TableRow key={line}>
                <TableCell numeric>{line}</TableCell>
                <TableCell className="whitespace-normal">{reason}</TableCell>
              </TableRow>
            ))}
            {more > 0 ? (
              <TableRow>
                <TableCell />
                <TableCell muted>{format.integer(more)} more in the file</TableCell>
              </TableRow>
            ) : null}
          </TableBody>
        </Table>
      )}
    </section>
  );
}
