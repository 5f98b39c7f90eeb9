"use client";

import { type ChartTable, Table, TableBody, TableCell, TableHead, TableHeaderCell, TableRow } from "@parley/ui";

/** A card's numbers as rows; the first column names them. */
export function PlainTable({ label, table, height }: { label: string; table: ChartTable; height: number }) {
  return (
    <Table label={label} compact pinned maxHeight={`${height}px`}>
      <TableHead>
        <TableRow>
          {table.columns.map((column, i) => (
            <TableHeaderCell key={column} numeric={i > 0}>
              {column}
            </TableHeaderCell>
          ))}
        </TableRow>
      </TableHead>
      <TableBody>
        {table.rows.map((row) => (
          <TableRow key={String(row[0])}>
            {row.map((cell, i) => (
              <TableCell key={table.columns[i]} numeric={i > 0}>
                {cell}
              </TableCell>
            ))}
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}
