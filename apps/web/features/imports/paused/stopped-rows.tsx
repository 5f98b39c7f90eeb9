"use client";

import { Table, TableBody, TableCell, TableHead, TableHeaderCell, TableRow } from "@parley/ui";
import { useFormat } from "@/features/shell/viewer-context.tsx";
import type { ImportStop } from "../import-wire.ts";

/** The first rows in which a column could not be read, as they stand in the file: one under the other, a shift is seen. */
export function StoppedRows({ stop }: { stop: ImportStop }) {
  const format = useFormat();
  const name = `First rows in which ${stop.column} cannot be read`;
  return (
    <>
      <div className="hidden overflow-hidden rounded-md border border-line md:block">
        <Table label={name} compact>
          <TableHead>
            <TableRow>
              <TableHeaderCell numeric className="w-20">
                Line
              </TableHeaderCell>
              <TableHeaderCell>Why</TableHeaderCell>
              <TableHeaderCell>The row in the file</TableHeaderCell>
            </TableRow>
          </TableHead>
          <TableBody>
            {stop.rows.map(({ line, reason, raw }) => (
              <TableRow key={line}>
                <TableCell numeric>{format.integer(line)}</TableCell>
                <TableCell className="min-w-64 whitespace-normal">{reason}</TableCell>
                <TableCell muted className="font-mono text-xs whitespace-pre">
                  {raw}
                </TableCell>
              </TableRow>
            ))}
          </TableBody>
        </Table>
      </div>
      <ul aria-label={name} className="divide-y divide-line rounded-md border border-line md:hidden">
        {stop.rows.map(({ line, reason, raw }) => (
          <li key={line} className="px-3 py-2">
            <p>
              <span className="mr-2 text-sm text-muted tabular-nums">Line {format.integer(line)}</span>
              {reason}
            </p>
            <p className="mt-1 line-clamp-3 font-mono text-xs break-all text-muted">{raw}</p>
          </li>
        ))}
      </ul>
    </>
  );
}
