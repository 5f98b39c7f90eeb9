import type { SpendRow } from "./parse-spend-row.ts";

type Figures = Pick<SpendRow, "costMinor" | "clicks" | "impressions">;

/** The figures of two rows together; what neither says stays absent. */
export function addFigures(a: Figures, b: Figures): Figures {
  return {
    costMinor: a.costMinor + b.costMinor,
    clicks: added(a.clicks, b.clicks),
    impressions: added(a.impressions, b.impressions),
  };
}

const added = (a: number | null, b: number | null) => (a === null && b === null ? null : (a ?? 0) + (b ?? 0));
