"use client";

import {
  Card,
  type ComboboxOption,
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableHeaderCell,
  TableRow,
} from "@parley/ui";
import type { FileColumn, ImportMapping } from "../import-wire.ts";
import { choiceFor, type Decisions, IGNORE } from "./decisions.ts";

const MOST_COLUMNS = 150;

export interface FirstRowsProps {
  mapping: ImportMapping;
  decisions: Decisions;
  options: ComboboxOption[];
}

/** The file's first rows under their headers and what these are read as. */
export function FirstRows({ mapping, decisions, options }: FirstRowsProps) {
  const labels = new Map(options.map(({ value, label }) => [value, label]));
  const columns = mapping.columns.slice(0, MOST_COLUMNS);
  const isLeftOut = (column: FileColumn) => choiceFor(column, decisions) === IGNORE;
  if (mapping.rows.length === 0) return null;
  return (
    <Card title="First rows" flush>
      <Table label="First rows of the file" compact>
        <TableHead>
          <TableRow>
            {columns.map((column) => (
              <TableHeaderCell key={column.position} className="py-1.5 align-bottom">
                <span className="block text-ink">{column.header || `Column ${column.position + 1}`}</span>
                <span className={`block font-normal ${isLeftOut(column) ? "line-through" : ""}`}>
                  {labels.get(choiceFor(column, decisions)) ?? choiceFor(column, decisions)}
                </span>
              </TableHeaderCell>
            ))}
          </TableRow>
        </TableHead>
        <TableBody>
          {mapping.rows.map((cells, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the rows have no name and never move
            <TableRow key={index}>
              {columns.map((column) => {
                const text = cells[column.position] ?? "";
                return (
                  <TableCell
                    key={column.position}
                    title={text}
                    muted={isLeftOut(column)}
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
