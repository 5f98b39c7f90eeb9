"use client";

import { unitOf, useMeasureWords } from "@/features/dashboards/use-measure-words.ts";
import { shade } from "./heat-view.tsx";
import { MAP_COLUMNS, MAP_ROWS, statePlaces } from "./state-places.ts";
import { columnsOf, labelOf, numberOf, textOf, type ViewProps } from "./view-props.ts";

const GAP_PX = 2;

/** A measure by state as a map of equal squares. What lies outside the map is said below it. */
export function MapView({ tile, result, height, onOpen }: ViewProps) {
  const { measures } = columnsOf(result);
  const [measure = ""] = measures;
  const { write } = useMeasureWords()(unitOf(result, measure));
  const values = new Map(result.rows.map((row) => [textOf(row.state), numberOf(row[measure])]));
  const most = Math.max(...[...values.values()].map((value) => value ?? 0), Number.MIN_VALUE);
  const elsewhere = [...values.keys()].filter((state) => state === null || !statePlaces.has(state)).length;
  const side = Math.floor((height - (elsewhere > 0 ? 22 : 0)) / MAP_ROWS) - GAP_PX;
  return (
    <div className="flex h-full flex-col items-center justify-center">
      <ul
        aria-label={`${tile.title}: ${labelOf(result, measure)} by state`}
        className="grid w-full justify-center"
        style={{
          gridTemplateColumns: `repeat(${MAP_COLUMNS}, minmax(0, ${side * 1.25}px))`,
          gridAutoRows: side,
          gap: GAP_PX,
        }}
      >
        {[...statePlaces].map(([state, { row, column }]) => {
          const value = values.get(state) ?? null;
          const share = (value ?? 0) / most;
          const cell = (
            <>
              {state}
              <span className="sr-only">: {value === null ? "none" : write(value)}</span>
            </>
          );
          return (
            <li
              key={state}
              title={`${state}: ${value === null ? "none" : write(value)}`}
              style={{
                gridRow: row,
                gridColumn: column,
                background: shade(share),
                color: share > 0.68 ? "var(--surface)" : "var(--ink)",
              }}
              className="grid place-items-center overflow-hidden rounded-sm text-2xs font-medium"
            >
              {onOpen && value ? (
                <button
                  type="button"
                  onClick={() => onOpen(measure, { state })}
                  className="size-full rounded-sm hover:outline-2 hover:outline-edge focus-visible:-outline-offset-2"
                >
                  {cell}
                </button>
              ) : (
                cell
              )}
            </li>
          );
        })}
      </ul>
      {elsewhere > 0 ? (
        <p className="mt-1 text-xs text-faint">
          {elsewhere === 1 ? "One value is" : `${elsewhere} values are`} not on the map; a table shows all.
        </p>
      ) : null}
    </div>
  );
}
