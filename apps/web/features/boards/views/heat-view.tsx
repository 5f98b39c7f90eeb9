"use client";

import { unitOf, useMeasureWords } from "@/features/dashboards/use-measure-words.ts";
import { usePeriodLabels } from "@/features/dashboards/use-period-labels.ts";
import { useValueWords } from "@/features/dashboards/use-value-words.ts";
import { columnsOf, numberOf, textOf, type ViewProps } from "./view-props.ts";

const FIXED: Record<string, string[]> = {
  hour_of_day: Array.from({ length: 24 }, (_, hour) => String(hour)),
  weekday: ["1", "2", "3", "4", "5", "6", "7"],
};
const MOST_COLUMNS = 31;
const LEAST_ROW_PX = 16;

/** A measure by two dimensions as one hue, from nothing to the most. The longer one runs across. */
export function HeatView({ tile, result, height, onOpen }: ViewProps) {
  const labels = usePeriodLabels();
  const words = useValueWords();
  const { dimensions, measures } = columnsOf(result);
  const [measure = ""] = measures;
  const { write } = useMeasureWords()(unitOf(result, measure));
  const [first = "", second = ""] = dimensions;
  const values = (key: string) => FIXED[key] ?? [...new Set(result.rows.map((row) => textOf(row[key])))];
  const [down, across] = values(first).length > values(second).length ? [second, first] : [first, second];
  const rows = values(down).slice(0, Math.max(1, Math.floor((height - 20) / LEAST_ROW_PX)));
  const columns = values(across).slice(0, MOST_COLUMNS);
  const cells = new Map(
    result.rows.map((row) => [`${textOf(row[down])} ${textOf(row[across])}`, numberOf(row[measure])]),
  );
  const most = Math.max(...[...cells.values()].map((value) => value ?? 0), Number.MIN_VALUE);
  const label = (key: string, value: string | null) =>
    key === "hour_of_day" ? labels.hour(Number(value)) : words(key, value);
  const every = columns.length > 12 ? 6 : columns.length > 7 ? 3 : 1;
  return (
    <table className="w-full table-fixed border-separate border-spacing-[2px]" style={{ height }}>
      <caption className="sr-only">{tile.title}</caption>
      <thead>
        <tr>
          <td className={down === "weekday" ? "w-9" : "w-24"} />
          {columns.map((column) => (
            <th key={column} scope="col" className="h-0 p-0">
              <span className="sr-only">{label(across, column)}</span>
            </th>
          ))}
        </tr>
        <tr>
          <td />
          {columns.map((column, at) =>
            at % every === 0 ? (
              <td
                key={column}
                colSpan={Math.min(every, columns.length - at)}
                className="h-4 truncate p-0 text-left text-2xs text-faint"
              >
                <span aria-hidden="true">{label(across, column)}</span>
              </td>
            ) : null,
          )}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row}>
            <th scope="row" className="truncate p-0 pr-1 text-left text-2xs font-normal text-faint">
              {label(down, row)}
            </th>
            {columns.map((column) => {
              const value = cells.get(`${row} ${column}`) ?? 0;
              const paint = { background: shade(value / most) };
              const title = `${label(down, row)}, ${label(across, column)}: ${write(value)}`;
              return (
                <td key={column} title={title} className="h-px rounded-sm p-0" style={onOpen ? undefined : paint}>
                  {onOpen ? (
                    // By keyboard the table of the same numbers is read; 168 cells are no 168 stops.
                    <button
                      type="button"
                      tabIndex={-1}
                      disabled={value === 0}
                      onClick={() => onOpen(measure, { [down]: row, [across]: column })}
                      className="block size-full rounded-sm enabled:hover:outline-2 enabled:hover:outline-edge"
                      style={paint}
                    >
                      <span className="sr-only">{write(value)}</span>
                    </button>
                  ) : (
                    <span className="sr-only">{write(value)}</span>
                  )}
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

export function shade(share: number): string {
  const weight = share <= 0 ? 4 : Math.round(12 + Math.min(1, share) * 88);
  return `color-mix(in oklch, var(--chart-1) ${weight}%, var(--surface))`;
}
