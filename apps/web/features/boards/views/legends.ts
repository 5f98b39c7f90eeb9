import type { ChartSpec } from "@parley/ui";

/** Below this the names of a donut's legend push its shares out of the tile. */
export const DONUT_PX = 324;

/** A donut whose legend has shorter names, for tiles that are narrower than that. */
export function narrowLegend(spec: ChartSpec, width: number): ChartSpec {
  const legend = spec.option.legend as { textStyle: { rich: { name: object } } };
  const { rich } = legend.textStyle;
  const name = { ...rich.name, width: Math.max(36, 84 - (DONUT_PX - width)) };
  const textStyle = { ...legend.textStyle, rich: { ...rich, name } };
  return { ...spec, option: { ...spec.option, legend: { ...legend, left: 168, textStyle } } };
}

/** Above so many names a legend would wrap over the drawing; it is then turned like a page. */
const MOST_NAMES = 4;

export function turnLegend(spec: ChartSpec, names: number): ChartSpec {
  if (names <= MOST_NAMES) return spec;
  const icons = { pageIconColor: "var(--muted)", pageIconInactiveColor: "var(--line)", pageIconSize: 10 };
  const legend = {
    ...(spec.option.legend as object),
    type: "scroll",
    right: 0,
    ...icons,
    pageTextStyle: { color: "var(--chart-axis)" },
  };
  return { ...spec, option: { ...spec.option, legend } };
}
