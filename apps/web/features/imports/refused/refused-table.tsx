"use client";

import { Badge, Input, Table, TableBody, TableCell, TableHead, TableHeaderCell, TableRow } from "@parley/ui";
import { memo } from "react";
import { useFormat } from "@/features/shell/viewer-context.tsx";
import type { MarkedRow } from "./shown-columns.ts";

export interface RefusedRowsProps {
  header: string[];
  rows: MarkedRow[];
  /** Positions of the columns to show. */
  positions: number[];
  mended: ReadonlyMap<number, string[]>;
  /** Null for who may only look. */
  onEdit: ((row: MarkedRow, position: number, text: string) => void) | null;
}

/** Refused rows as a sheet: a field per cell, the wrong one marked and told why. */
export function RefusedTable({ header, rows, positions, mended, onEdit }: RefusedRowsProps) {
  return (
    <Table label="Refused rows" compact pinned maxHeight="70vh">
      <TableHead>
        <TableRow>
          <TableHeaderCell numeric>Line</TableHeaderCell>
          <TableHeaderCell>Why</TableHeaderCell>
          {positions.map((position) => (
            <TableHeaderCell key={position}>{columnName(header, position)}</TableHeaderCell>
          ))}
        </TableRow>
      </TableHead>
      <TableBody>
        {rows.map((row) => (
          <Row
            key={row.row}
            row={row}
            cells={mended.get(row.row)}
            header={header}
            positions={positions}
            onEdit={onEdit}
          />
        ))}
      </TableBody>
    </Table>
  );
}

interface RowProps extends Pick<RefusedRowsProps, "header" | "positions" | "onEdit"> {
  row: MarkedRow;
  /** As mended; absent while nothing was changed. */
  cells: string[] | undefined;
}

const Row = memo(function Row({ row, cells, header, positions, onEdit }: RowProps) {
  const format = useFormat();
  const reasonId = `refused-${row.row}`;
  return (
    <TableRow>
      <TableCell numeric>{format.integer(row.line)}</TableCell>
      <TableCell className="max-w-80 min-w-56 py-1.5 whitespace-normal">
        <span id={reasonId}>{row.reason}</span> {cells ? <Badge tone="accent">Mended</Badge> : null}
      </TableCell>
      {positions.map((position) => (
        <TableCell key={position} className="min-w-36">
          <MendField row={row} cells={cells} header={header} position={position} reasonId={reasonId} onEdit={onEdit} />
        </TableCell>
      ))}
    </TableRow>
  );
});

interface MendFieldProps extends Pick<RowProps, "row" | "cells" | "header" | "onEdit"> {
  position: number;
  /** Id of the words that say why the row was refused. */
  reasonId: string;
}

/** One cell of a refused row. It counts as wrong until it was changed. */
export function MendField({ row, cells, header, position, reasonId, onEdit }: MendFieldProps) {
  const before = row.cells[position] ?? "";
  const text = cells?.[position] ?? before;
  const isWrong = row.wrong === position && text === before;
  return (
    <Input
      size="sm"
      mono
      value={text}
      readOnly={onEdit === null}
      onChange={(event) => onEdit?.(row, position, event.target.value)}
      aria-label={`${columnName(header, position)}, line ${row.line}`}
      aria-invalid={isWrong || undefined}
      aria-describedby={isWrong ? reasonId : undefined}
      className={isWrong ? "bg-negative-quiet dark:bg-negative-quiet" : ""}
    />
  );
}

export function columnName(header: string[], position: number): string {
  return header[position] || `Column ${position + 1}`;
}
