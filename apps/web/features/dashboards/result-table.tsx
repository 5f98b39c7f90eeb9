"use client";

import { Table, TableBody, TableCell, TableFoot, TableHead, TableHeaderCell, TableRow } from "@parley/ui";
import { useFormat } from "@/features/shell/viewer-context.tsx";
import { useBehind } from "./behind/use-behind.ts";
import type { DashboardFilter } from "./filters/dimensions.ts";
import type { MetricResult } from "./filters/question.ts";
import { useValueWords } from "./use-value-words.ts";
import { type Unit, writeMeasure } from "./write-measure.ts";

export interface ResultTableProps {
  title: string;
  result: MetricResult;
  filters?: DashboardFilter[];
  height: number;
}

/** A card's numbers as rows: the twin of every chart. Each number leads to its calls. */
export function ResultTable({ title, result, filters, height }: ResultTableProps) {
  const format = useFormat();
  const words = useValueWords();
  const behind = useBehind();
  const dimensions = result.columns.filter(({ role }) => role === "dimension");
  const measures = result.columns.filter(({ role }) => role === "measure");
  const write = (unit: string, value: unknown) =>
    writeMeasure(format, unit as Unit, typeof value === "number" ? value : null);
  const rowOf = (row: MetricResult["rows"][number]) =>
    Object.fromEntries(dimensions.map(({ key }) => [key, row[key] == null ? null : String(row[key])]));
  return (
    <Table label={title} pinned compact maxHeight={`${height}px`}>
      <TableHead>
        <TableRow>
          {dimensions.map(({ key, label }) => (
            <TableHeaderCell key={key}>{label}</TableHeaderCell>
          ))}
          {measures.map(({ key, label }) => (
            <TableHeaderCell key={key} numeric>
              {label}
            </TableHeaderCell>
          ))}
        </TableRow>
      </TableHead>
      <TableBody>
        {result.rows.map((row) => (
          <TableRow key={JSON.stringify(rowOf(row))}>
            {dimensions.map(({ key }) => (
              <TableCell key={key} className="max-w-60 truncate">
                {words(key, row[key])}
              </TableCell>
            ))}
            {measures.map(({ key, unit }) => (
              <TableCell key={key} numeric>
                <button
                  type="button"
                  className="rounded-sm hover:underline hover:underline-offset-2"
                  onClick={() => behind.open({ measure: key, row: rowOf(row), filters })}
                >
                  {write(unit, row[key])}
                </button>
              </TableCell>
            ))}
          </TableRow>
        ))}
      </TableBody>
      <TableFoot>
        <TableRow>
          <TableCell colSpan={Math.max(1, dimensions.length)}>Total</TableCell>
          {measures.map(({ key, unit }) => (
            <TableCell key={key} numeric>
              {write(unit, result.totals[key])}
            </TableCell>
          ))}
        </TableRow>
      </TableFoot>
    </Table>
  );
}
