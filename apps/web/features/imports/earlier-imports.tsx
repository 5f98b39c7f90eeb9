"use client";

import { Card, StatusPill, Table, TableBody, TableCell, TableHead, TableHeaderCell, TableRow } from "@parley/ui";
import { RelativeTime } from "@/features/shell/relative-time.tsx";
import { useFormat } from "@/features/shell/viewer-context.tsx";
import type { ImportSummary } from "./import-summary.ts";

export interface EarlierImportsProps {
  imports: ImportSummary[];
  openId: string | null;
  onOpen: (id: string) => void;
}

export function EarlierImports({ imports, openId, onOpen }: EarlierImportsProps) {
  const format = useFormat();
  return (
    <Card title="Earlier imports" flush>
      <Table label="Earlier imports">
        <TableHead>
          <TableRow>
            <TableHeaderCell>File</TableHeaderCell>
            <TableHeaderCell>Status</TableHeaderCell>
            <TableHeaderCell className="max-md:hidden">When</TableHeaderCell>
            <TableHeaderCell numeric>Rows</TableHeaderCell>
            <TableHeaderCell numeric className="max-sm:hidden">
              New
            </TableHeaderCell>
            <TableHeaderCell numeric className="max-md:hidden">
              Updated
            </TableHeaderCell>
            <TableHeaderCell numeric>Refused</TableHeaderCell>
          </TableRow>
        </TableHead>
        <TableBody>
          {imports.map((one) => (
            <TableRow key={one.id} selected={one.id === openId}>
              <TableCell className="max-w-56 max-sm:max-w-36">
                <button
                  type="button"
                  onClick={() => onOpen(one.id)}
                  title={one.file_name}
                  className="block max-w-full truncate rounded-sm text-left hover:underline hover:underline-offset-2"
                >
                  {one.file_name}
                </button>
              </TableCell>
              <TableCell>
                <StatusPill status={one.status} />
              </TableCell>
              <TableCell muted className="max-md:hidden">
                <RelativeTime at={one.created_at} />
              </TableCell>
              <TableCell numeric>{format.integer(one.rows_read)}</TableCell>
              <TableCell numeric className="max-sm:hidden">
                {format.integer(one.rows_inserted)}
              </TableCell>
              <TableCell numeric className="max-md:hidden">
                {format.integer(one.rows_updated)}
              </TableCell>
              <TableCell numeric className={one.rows_rejected > 0 ? "text-negative" : undefined}>
                {format.integer(one.rows_rejected)}
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </Card>
  );
}
