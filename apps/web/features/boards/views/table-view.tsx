"use client";

import { Table, TableBody, TableCell, TableFoot, TableHead, TableHeaderCell, TableRow } from "@parley/ui";
import { unitOf } from "@/features/dashboards/use-measure-words.ts";
import { useValueWords } from "@/features/dashboards/use-value-words.ts";
import { writeMeasure } from "@/features/dashboards/write-measure.ts";
import { useFormat } from "@/features/shell/viewer-context.tsx";
import { cellsOf, columnsOf, labelOf, numberOf, type ViewProps } from "./view-props.ts";

/** The rows with their totals; what a limit left out is one line. */
export function TableView({ tile, result, height, onOpen }: ViewProps) {
  const format = useFormat();
  const words = useValueWords();
  const { dimensions, measures } = columnsOf(result);
  const write = (key: string, value: number | null | undefined) => writeMeasure(format, unitOf(result, key), value);
  const span = Math.max(1, dimensions.length);
  return (
    <Table label={tile.title} compact pinned maxHeight={`${height}px`}>
      <TableHead>
        <TableRow>
          {dimensions.length === 0 ? <TableHeaderCell>Days shown</TableHeaderCell> : null}
          {dimensions.map((key) => (
            <TableHeaderCell key={key}>{labelOf(result, key)}</TableHeaderCell>
          ))}
          {measures.map((key) => (
            <TableHeaderCell key={key} numeric>
              {labelOf(result, key)}
            </TableHeaderCell>
          ))}
        </TableRow>
      </TableHead>
      <TableBody>
        {(dimensions.length === 0 ? [] : result.rows).map((row) => {
          const cells = cellsOf(row, dimensions);
          return (
            <TableRow key={JSON.stringify(cells)}>
              {dimensions.map((key) => (
                <TableCell key={key} className="max-w-60 truncate">
                  {words(key, row[key])}
                </TableCell>
              ))}
              {measures.map((key) => (
                <TableCell key={key} numeric>
                  {onOpen && numberOf(row[key]) ? (
                    <button
                      type="button"
                      className="rounded-sm hover:underline hover:underline-offset-2"
                      onClick={() => onOpen(key, cells)}
                    >
                      {write(key, numberOf(row[key]))}
                    </button>
                  ) : (
                    write(key, numberOf(row[key]))
                  )}
                </TableCell>
              ))}
            </TableRow>
          );
        })}
      </TableBody>
      <TableFoot>
        {result.other && dimensions.length > 0 ? (
          <TableRow>
            <TableCell colSpan={span} className="font-normal text-muted">
              {format.integer(result.other.groups)} more
            </TableCell>
            {measures.map((key) => (
              <TableCell key={key} numeric className="font-normal text-muted">
                {write(key, result.other?.values[key])}
              </TableCell>
            ))}
          </TableRow>
        ) : null}
        <TableRow>
          <TableCell colSpan={span}>Total</TableCell>
          {measures.map((key) => (
            <TableCell key={key} numeric>
              {write(key, result.totals[key])}
            </TableCell>
          ))}
        </TableRow>
      </TableFoot>
    </Table>
  );
}
