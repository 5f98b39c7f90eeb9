"use client";

import { Card, Table, TableBody, TableCell, TableHead, TableHeaderCell, TableRow } from "@parley/ui";
import type { ColumnLine } from "./column-line.ts";
import { IGNORE } from "./decisions.ts";

const MOST_COLUMNS = 150;

export interface FirstRowsProps {
  rows: string[][];
  lines: ColumnLine[];
  labels: Map<string, string>;
}

/** The file's first rows under their headers and what these are read as. */
export function FirstRows({ rows, lines, labels }: FirstRowsProps) {
  const columns = lines.slice(0, MOST_COLUMNS);
  if (rows.length === 0) return null;
  return (
    <Card title="First rows" flush>
      <Table label="First rows of the file" compact>
        <TableHead>
          <TableRow>
            {columns.map(({ column, name, choice }) => (
              <TableHeaderCell key={column.position} className="h-12">
                <span className="block text-ink">{name}</span>
                <span className="block font-normal">{labels.get(choice) ?? choice}</span>
              </TableHeaderCell>
            ))}
          </TableRow>
        </TableHead>
        <TableBody>
          {rows.map((cells, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the rows have no name and never move
            <TableRow key={index}>
              {columns.map(({ column, choice }) => {
                const text = cells[column.position] ?? "";
                return (
                  <TableCell
                    key={column.position}
                    title={text}
                    muted={choice === IGNORE}
                    className="max-w-60 truncate font-mono text-xs"
                  >
                    {text}
                  </TableCell>
                );
              })}
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </Card>
  );
}
