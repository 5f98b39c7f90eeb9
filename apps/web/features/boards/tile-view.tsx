"use client";

import type { ComponentType } from "react";
import type { ShownTile } from "./board-wire.ts";
import { BarsView } from "./views/bars-view.tsx";
import { DonutView } from "./views/donut-view.tsx";
import { FunnelView } from "./views/funnel-view.tsx";
import { HeatView } from "./views/heat-view.tsx";
import { KpiView } from "./views/kpi-view.tsx";
import { MapView } from "./views/map-view.tsx";
import { SeriesView } from "./views/series-view.tsx";
import { TableView } from "./views/table-view.tsx";
import { columnsOf, type ViewProps } from "./views/view-props.ts";

const VIEWS: Record<Exclude<ShownTile["kind"], "text">, ComponentType<ViewProps>> = {
  kpi: KpiView,
  line: SeriesView,
  area: SeriesView,
  combo: SeriesView,
  bar: BarsView,
  donut: DonutView,
  funnel: FunnelView,
  heat_map: HeatView,
  map: MapView,
  table: TableView,
};

/** Draws a result as the tile's kind says. Knows no session: a visitor with a public link sees the same as a member. */
export function TileView(props: ViewProps) {
  const { tile, result, height } = props;
  if (tile.kind === "text") return null;
  if (tile.kind !== "kpi" && tile.kind !== "table" && hasNothing(props)) {
    return (
      <p className="grid place-items-center text-center text-muted" style={{ height }}>
        No calls here in these days.
      </p>
    );
  }
  const View = VIEWS[tile.kind];
  // A result whose shape is still that of the kind before is drawn once the new one is here.
  return columnsOf(result).measures.length > 0 ? <View {...props} /> : null;
}

function hasNothing({ result: { totals, rows }, tile }: ViewProps): boolean {
  return (tile.kind !== "funnel" && rows.length === 0) || Object.values(totals).every((total) => !total);
}
