"use client";

import { Table, TableBody, TableCell, TableHead, TableHeaderCell, TableRow } from "@parley/ui";
import type { Cohorts } from "./answers.ts";

export type CohortView = "again" | "converted";

export interface CohortGridProps {
  title: string;
  data: Cohorts;
  view: CohortView;
  height: number;
  words: {
    cohort: (key: string) => string;
    age: (age: number) => string;
    percent: (share: number) => string;
    count: (value: number) => string;
  };
}

type Cell = Cohorts["rows"][number]["cells"][number];

/** One hue from none to the largest share on the table; a cell says its share, and its callers on hover. */
export function CohortGrid({ title, data, view, height, words }: CohortGridProps) {
  const shareOf = (cell: Cell) => (view === "again" ? cell.called_again_share : cell.converted_so_far_share);
  const countOf = (cell: Cell) => (view === "again" ? cell.called_again : cell.converted_so_far);
  const all = data.rows.flatMap(({ cells }) => cells.map(shareOf));
  const most = Math.max(...all, Number.MIN_VALUE);
  const last = Math.max(...data.rows.map(({ cells }) => cells.length));
  const ages = Array.from({ length: last }, (_, age) => age);
  return (
    <Table label={title} compact pinned maxHeight={`${height}px`}>
      <TableHead>
        <TableRow>
          <TableHeaderCell>First call in</TableHeaderCell>
          <TableHeaderCell numeric>Callers</TableHeaderCell>
          {ages.map((age) => (
            <TableHeaderCell key={age} numeric>
              {words.age(age)}
            </TableHeaderCell>
          ))}
        </TableRow>
      </TableHead>
      <TableBody>
        {data.rows.map(({ cohort, callers, cells }) => (
          <TableRow key={cohort}>
            <TableCell>{words.cohort(cohort)}</TableCell>
            <TableCell numeric>{words.count(callers)}</TableCell>
            {ages.map((age) => {
              const cell = cells[age];
              if (!cell || callers === 0) return <TableCell key={age} />;
              return (
                <TableCell key={age} numeric className="p-0!">
                  <span
                    title={`${words.count(countOf(cell))} of ${words.count(callers)} callers`}
                    className="m-px flex h-7 items-center justify-end rounded-sm px-2"
                    style={{ background: shade(shareOf(cell) / most) }}
                  >
                    {words.percent(shareOf(cell))}
                  </span>
                </TableCell>
              );
            })}
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}

/** Light enough at its fullest for the ink on it. */
function shade(share: number): string {
  return `color-mix(in oklch, var(--chart-1) ${Math.round(share * 38)}%, transparent)`;
}
