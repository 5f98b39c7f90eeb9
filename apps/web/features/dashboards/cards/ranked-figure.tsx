"use client";

import { Badge } from "@parley/ui";
import { useFormat } from "@/features/shell/viewer-context.tsx";
import { useBehind } from "../behind/use-behind.ts";
import type { DashboardFilter } from "../filters/dimensions.ts";
import type { MetricResult } from "../filters/question.ts";
import { unitOf } from "../use-measure-words.ts";
import { writeMeasure } from "../write-measure.ts";
import { Grade } from "./grade.tsx";
import type { RankedMeasure } from "./ranking.tsx";

export interface RankedFigureProps {
  measure: RankedMeasure;
  number: string | number | null | undefined;
  dimension: string;
  value: string | null;
  filters?: DashboardFilter[];
  result: MetricResult;
}

/** A number of a ranking: leads to its calls, and says by badge or sign when it is above or below its marks. */
export function RankedFigure({ measure, number, dimension, value, filters, result }: RankedFigureProps) {
  const format = useFormat();
  const behind = useBehind();
  const known = typeof number === "number" ? number : null;
  const { key, badgeFrom, thresholds, share } = measure;
  const words = writeMeasure(format, unitOf(result, key), known);
  const total = result.totals[key];
  if (known === null) return <span className="text-faint">{words}</span>;
  return (
    <button
      type="button"
      onClick={() => behind.open({ measure: key, row: { [dimension]: value }, filters })}
      className="inline-flex items-center gap-1.5 rounded-sm hover:underline hover:underline-offset-2"
    >
      {badgeFrom !== undefined && known >= badgeFrom ? <Badge tone="positive">{words}</Badge> : words}
      {share && total ? <span className="min-w-11 text-xs text-faint">{format.percent(known / total)}</span> : null}
      {thresholds ? <Grade value={known} {...thresholds} /> : null}
    </button>
  );
}
