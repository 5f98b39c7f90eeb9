"use client";

import { useBehind } from "../behind/use-behind.ts";
import type { DashboardFilter } from "../filters/dimensions.ts";
import type { MetricResult } from "../filters/question.ts";
import { unitOf, useMeasureWords } from "../use-measure-words.ts";
import { useValueWords } from "../use-value-words.ts";
import { STATE_TILES } from "./state-tiles.ts";

export interface StateMapProps {
  title: string;
  result: MetricResult;
  measure: string;
  filters?: DashboardFilter[];
  height: number;
}

const ELSEWHERE = 5;

/** Tiles open by a click; by keyboard the card's table does, so that 51 tiles are no 51 stops. */
export function StateMap({ title, result, measure, filters, height }: StateMapProps) {
  const behind = useBehind();
  const words = useValueWords();
  const { write } = useMeasureWords()(unitOf(result, measure));
  const rows = result.rows.map((row) => ({
    state: row.state == null ? null : String(row.state),
    value: Number(row[measure] ?? 0),
  }));
  const values = new Map(rows.map(({ state, value }) => [state, value]));
  const elsewhere = rows.filter(({ state, value }) => value > 0 && (state === null || !(state in STATE_TILES)));
  const most = Math.max(...rows.map(({ value }) => value), Number.MIN_VALUE);
  const open = (state: string | null) => behind.open({ measure, row: { state }, filters });
  return (
    <div className="flex flex-col gap-3" style={{ minHeight: height }}>
      <ul
        aria-label={title}
        className="mx-auto grid aspect-[11/8] w-full grid-cols-11 grid-rows-8 gap-1"
        style={{ maxWidth: (height - (elsewhere.length > 0 ? 40 : 0)) * (11 / 8) }}
      >
        {Object.entries(STATE_TILES).map(([state, [column, row]]) => {
          const value = values.get(state) ?? 0;
          return (
            <li key={state} style={{ gridColumn: column + 1, gridRow: row + 1 }}>
              <button
                type="button"
                tabIndex={-1}
                disabled={value === 0}
                title={`${state}: ${write(value)}`}
                onClick={() => open(state)}
                className="grid size-full place-items-center rounded-sm text-2xs leading-none disabled:cursor-default disabled:text-muted enabled:hover:outline-2 enabled:hover:outline-edge"
                style={{ background: shade(value / most) }}
              >
                <span>
                  {state}
                  <span className="sr-only">: {write(value)}</span>
                  <span aria-hidden="true" className="mt-1 block text-center tabular-nums max-sm:hidden">
                    {value > 0 ? write(value) : ""}
                  </span>
                </span>
              </button>
            </li>
          );
        })}
      </ul>
      {elsewhere.length > 0 ? (
        <p className="flex flex-wrap gap-x-3 gap-y-1 text-sm text-muted">
          Elsewhere:
          {elsewhere.slice(0, ELSEWHERE).map(({ state, value }) => (
            <button
              key={state ?? "(none)"}
              type="button"
              onClick={() => open(state)}
              className="rounded-sm text-ink hover:underline"
            >
              {words("state", state)} {write(value)}
            </button>
          ))}
          {elsewhere.length > ELSEWHERE ? <span>and {elsewhere.length - ELSEWHERE} more</span> : null}
        </p>
      ) : null}
    </div>
  );
}

/** Never so strong that the letters on it cannot be read in either theme. */
function shade(share: number): string {
  const weight = share === 0 ? 4 : Math.round(10 + share * 45);
  return `color-mix(in oklch, var(--chart-1) ${weight}%, var(--surface))`;
}
