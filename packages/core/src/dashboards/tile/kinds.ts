/** How a tile is drawn. */
export const tileKinds = [
  "kpi",
  "line",
  "area",
  "bar",
  "combo",
  "donut",
  "funnel",
  "heat_map",
  "map",
  "table",
  "text",
] as const;
export type TileKind = (typeof tileKinds)[number];

/** Dimensions whose values have an order of their own, so that a line may join them. */
export const orderedDimensions: readonly string[] = [
  ...["day", "week", "month", "hour_of_day", "weekday"],
  ...["score_band"],
];

interface Needs {
  measures: [least: number, most: number];
  dimensions: [least: number, most: number];
}

/** How many measures and dimensions each kind can draw. */
export const tileNeeds: Record<Exclude<TileKind, "text">, Needs> = {
  kpi: { measures: [1, 2], dimensions: [0, 1] },
  line: { measures: [1, 6], dimensions: [1, 2] },
  area: { measures: [1, 6], dimensions: [1, 2] },
  bar: { measures: [1, 4], dimensions: [1, 2] },
  combo: { measures: [2, 4], dimensions: [1, 1] },
  donut: { measures: [1, 1], dimensions: [1, 1] },
  funnel: { measures: [2, 8], dimensions: [0, 0] },
  heat_map: { measures: [1, 1], dimensions: [2, 2] },
  map: { measures: [1, 1], dimensions: [1, 1] },
  table: { measures: [1, 12], dimensions: [0, 3] },
};
