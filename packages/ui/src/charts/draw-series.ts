import type { TimeSeries } from "./time-series.ts";

export interface DrawContext {
  /** Real buckets; the forecast's come after them. */
  count: number;
  running: boolean;
  /** Names stand at the line's end instead of a legend. */
  direct: boolean;
}

/** One series as the pieces that the chart library draws: the line or bars, the running bucket, the period before, rings and band. */
export function drawSeries(one: TimeSeries & { paint: string }, context: DrawContext): object[] {
  const base = {
    name: one.name,
    yAxisIndex: one.axis === "right" ? 1 : 0,
    itemStyle: { color: one.paint, borderRadius: [2, 2, 0, 0] },
    emphasis: { disabled: true },
    animation: false,
  };
  const extras = [...drawRings(one, base), ...drawForecast(one, base, context)];
  if (one.kind === "bar") {
    return [{ ...base, id: one.id, type: "bar", data: one.values, barMaxWidth: 20, barCategoryGap: "28%" }, ...extras];
  }
  return [...drawLine(one, base, context), ...extras];
}

function drawLine(
  one: TimeSeries & { paint: string },
  base: object,
  { count, running, direct }: DrawContext,
): object[] {
  const last = count - 1;
  const line = {
    ...base,
    type: "line",
    showSymbol: count === 1,
    symbol: "circle",
    symbolSize: 6,
    // Lines that end close together would write their names over each other.
    labelLayout: { moveOverlap: "shiftY" },
  };
  const label = {
    ...{ show: direct, formatter: one.name, color: one.paint },
    ...{ fontSize: 11, lineHeight: 14, distance: 6, fontWeight: 500 },
  };
  const area = one.kind === "area" ? { areaStyle: { color: one.paint, opacity: 0.08 } } : {};
  const solid = running && last > 0 ? one.values.map((value, at) => (at === last ? null : value)) : one.values;
  const parts: object[] = [
    { ...line, ...area, id: one.id, data: solid, lineStyle: { color: one.paint, width: 2 }, endLabel: label },
  ];
  if (running && last > 0) {
    const tail = one.values.map((value, at) => (at >= last - 1 ? value : null));
    const dash = { color: one.paint, width: 2, type: [3, 3] };
    parts[0] = { ...parts[0], endLabel: { show: false } };
    parts.push({ ...line, id: `${one.id}:running`, data: tail, lineStyle: dash, endLabel: label, silent: true });
  }
  if (one.previous) {
    const dash = { color: one.paint, width: 1.5, type: [2, 4], opacity: 0.7 };
    parts.push({ ...line, id: `${one.id}:previous`, data: one.previous, lineStyle: dash, silent: true, z: 1 });
  }
  return parts;
}

function drawRings({ id, values, anomalies = [], paint }: TimeSeries & { paint: string }, base: object): object[] {
  if (anomalies.length === 0) return [];
  const places = new Set(anomalies.map(({ index }) => index));
  const ring = { color: "var(--surface)", borderColor: paint, borderWidth: 2, opacity: 1 };
  return [
    {
      ...base,
      ...{ id: `${id}:rings`, type: "line", silent: true, z: 4, lineStyle: { width: 0 }, itemStyle: ring },
      ...{ showSymbol: true, showAllSymbol: true, symbol: "circle", symbolSize: 10 },
      data: values.map((value, at) => (places.has(at) ? value : null)),
    },
  ];
}

/** A dashed line inside a band. The band is two stacked lines: its lower edge, unseen, and its height, filled. */
function drawForecast(one: TimeSeries & { paint: string }, base: object, { count, running }: DrawContext) {
  const { id, values, forecast, paint } = one;
  if (!forecast || count === 0) return [];
  const { mean, low, high } = forecast;
  const gap = Array.from({ length: count - 1 }, () => null);
  // A bucket that is still running would make the line begin too low.
  const from = running ? null : (values[count - 1] ?? null);
  const line = { ...base, type: "line", silent: true, symbol: "none", z: 1 };
  const stack = { stack: `${id}:band`, lineStyle: { width: 0 } };
  return [
    { ...line, ...stack, id: `${id}:low`, data: [...gap, null, ...low] },
    {
      ...{ ...line, ...stack, id: `${id}:band`, areaStyle: { color: paint, opacity: 0.14 } },
      data: [...gap, null, ...high.map((top, at) => top - (low[at] ?? 0))],
    },
    {
      ...{ ...line, id: `${id}:mean`, lineStyle: { color: paint, width: 1.5, type: [5, 4] } },
      data: [...gap, from, ...mean],
    },
  ];
}
