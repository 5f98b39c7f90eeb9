"use client";

import { useDeferredValue, useEffect } from "react";
import type { MetricResult } from "@/features/dashboards/filters/question.ts";
import { useMetrics } from "@/features/dashboards/use-metrics.ts";
import { whyItFailed } from "@/features/dashboards/why-it-failed.ts";
import { type BoardQuery, type BoardScope, type BoardTile, questionOfTile } from "../board-wire.ts";
import { GAP_PX, ROW_PX } from "../grid/place.ts";
import { TileBody } from "../tile-body.tsx";
import { bodyHeight, TileFrame } from "../tile-frame.tsx";

export interface TilePreviewProps {
  tile: BoardTile;
  scope: BoardScope;
  /** What is still missing before the tile can be asked. */
  problem: string | null;
  onResult: (result: MetricResult | undefined) => void;
}

/** The tile as it will be, as high as on the board. */
export function TilePreview({ tile, scope, problem, onResult }: TilePreviewProps) {
  const height = tile.h * ROW_PX + (tile.h - 1) * GAP_PX;
  const width = tile.kind === "kpi" ? "max-w-80" : "";
  return (
    <div className={width} style={{ height }}>
      {tile.query ? (
        <Asked {...{ scope, problem, onResult }} tile={{ ...tile, query: tile.query }} />
      ) : (
        <TileFrame tile={tile}>
          <TileBody tile={tile} height={bodyHeight(tile)} result={undefined} />
        </TileFrame>
      )}
    </div>
  );
}

function Asked({ tile, scope, problem, onResult }: TilePreviewProps & { tile: BoardTile & { query: BoardQuery } }) {
  const shown = useDeferredValue(tile);
  const { data, error, isPlaceholderData, refetch } = useMetrics(questionOfTile(shown, scope), { enabled: !problem });
  useEffect(() => onResult(data), [data, onResult]);
  // An answer to the question before may have another shape than the kind of now can draw.
  const fits = data && !isPlaceholderData;
  return (
    <TileFrame tile={shown} busy={isPlaceholderData}>
      <TileBody
        tile={shown}
        height={bodyHeight(shown)}
        result={fits ? data : undefined}
        problem={problem ?? (error ? whyItFailed(error) : undefined)}
        onRetry={problem ? undefined : () => void refetch()}
      />
    </TileFrame>
  );
}
