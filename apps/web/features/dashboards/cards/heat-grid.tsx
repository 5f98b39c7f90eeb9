"use client";

import { useMemo } from "react";
import { useBehind } from "../behind/use-behind.ts";
import { useDrawing } from "../card-context.ts";
import type { DashboardFilter } from "../filters/dimensions.ts";
import type { MetricResult } from "../filters/question.ts";
import { unitOf, useMeasureWords } from "../use-measure-words.ts";
import { usePeriodLabels } from "../use-period-labels.ts";

const HOURS = Array.from({ length: 24 }, (_, hour) => hour);
const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7];

export interface HeatGridProps {
  title: string;
  result: MetricResult;
  measure: string;
  filters?: DashboardFilter[];
  height: number;
}

/** Weekdays by hours. Cells open by a click; by keyboard the card's table does, so that 168 cells are no 168 stops. */
export function HeatGrid({ title, result, measure, filters, height }: HeatGridProps) {
  const labels = usePeriodLabels();
  const { write } = useMeasureWords()(unitOf(result, measure));
  const behind = useBehind();
  const { cells, most } = useMemo(() => {
    const found = new Map(result.rows.map((row) => [`${row.weekday}:${row.hour_of_day}`, Number(row[measure] ?? 0)]));
    return { cells: found, most: Math.max(...found.values(), Number.MIN_VALUE) };
  }, [result, measure]);
  const shades = useMemo(
    () => WEEKDAYS.map((day) => HOURS.map((hour) => (cells.get(`${day}:${hour}`) ?? 0) / most)),
    [cells, most],
  );
  useDrawing(
    useMemo(() => {
      const columns = ["", ...HOURS.map((hour) => (hour % 3 === 0 ? labels.hour(hour) : ""))];
      return { spec: null, table: { columns, rows: WEEKDAYS.map((day) => [labels.weekday(day), ...HOURS]) }, shades };
    }, [labels, shades]),
  );
  return (
    <table className="w-full table-fixed border-separate border-spacing-[2px]" style={{ height }}>
      <caption className="sr-only">{title}</caption>
      <thead>
        <tr>
          <td className="w-9" />
          {HOURS.map((hour) => (
            <th key={hour} scope="col" className="h-4 p-0 text-left text-2xs font-normal text-faint">
              <span aria-hidden="true" className="whitespace-nowrap">
                {hour % 6 === 0 ? labels.hour(hour) : ""}
              </span>
              <span className="sr-only">{labels.hour(hour)}</span>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {WEEKDAYS.map((weekday) => (
          <tr key={weekday}>
            <th scope="row" className="p-0 text-left text-2xs font-normal text-faint">
              {labels.weekday(weekday)}
            </th>
            {HOURS.map((hour) => {
              const value = cells.get(`${weekday}:${hour}`) ?? 0;
              return (
                <td key={hour} className="h-px p-0">
                  <button
                    type="button"
                    tabIndex={-1}
                    title={`${labels.weekday(weekday)}, ${labels.hour(hour)}: ${write(value)}`}
                    disabled={value === 0}
                    onClick={() =>
                      behind.open({ measure, row: { weekday: String(weekday), hour_of_day: String(hour) }, filters })
                    }
                    className="block size-full rounded-sm disabled:cursor-default enabled:hover:outline-2 enabled:hover:outline-edge"
                    style={{ background: shade(value / most) }}
                  >
                    <span className="sr-only">{write(value)}</span>
                  </button>
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function shade(share: number): string {
  const weight = share === 0 ? 4 : Math.round(12 + share * 88);
  return `color-mix(in oklch, var(--chart-1) ${weight}%, var(--surface))`;
}
