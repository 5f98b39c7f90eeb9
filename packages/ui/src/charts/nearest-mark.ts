/** A series of an axis chart as a pointer sees it. */
export interface PointedSeries {
  id: string;
  values: (number | null)[];
  /** Pixels from the top of a value. */
  yOf: (value: number) => number;
}

/** The series whose mark at `index` is nearest to the pointer, in pixels from the top. Null where none has a value there. */
export function nearestMark(series: PointedSeries[], index: number, y: number): string | null {
  let best: { id: string; away: number } | null = null;
  for (const { id, values, yOf } of series) {
    const value = values[index];
    if (value == null) continue;
    const away = Math.abs(yOf(value) - y);
    if (!best || away < best.away) best = { id, away };
  }
  return best?.id ?? null;
}
