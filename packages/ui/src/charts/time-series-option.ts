import { CATEGORY_AXIS, LABEL, TEXT, TOOLTIP, tooltipBox, tooltipRow, VALUE_AXIS } from "./chart-parts.ts";
import { type ChartSpec, chartColor, plainNumber } from "./chart-spec.ts";
import { drawSeries } from "./draw-series.ts";
import type { TimeSeries, TimeSeriesInput } from "./time-series.ts";

interface AxisPoint {
  dataIndex: number;
}

/** Lines, areas or bars over buckets; names at the line's end up to four series, a legend above that. */
export function timeSeriesOption(input: TimeSeriesInput): ChartSpec {
  const { dimension = "Period", buckets, forecastBuckets = [], series, running = false, format = plainNumber } = input;
  const direct =
    forecastBuckets.length === 0 &&
    series.length > 1 &&
    series.length <= 4 &&
    series.every((one) => one.kind !== "bar");
  const right = series.some((one) => one.axis === "right");
  const painted = series.map((one, index) => ({ ...one, paint: one.color ?? chartColor(index) }));
  const last = buckets.length - 1;
  const labels = [...buckets, ...forecastBuckets];
  const write = (one: TimeSeries, value: number | null | undefined) =>
    value == null ? "–" : (one.format ?? format)(value);
  const valueAxis = (of: TimeSeries[]) => ({
    ...VALUE_AXIS,
    ...(of.every((one) => one.whole) ? { minInterval: 1 } : {}),
    ...(of.length > 0 && of.every((one) => one.ratio) ? shareAxis(of) : {}),
    axisLabel: { ...LABEL, formatter: of[0]?.axisFormat ?? of[0]?.format ?? format },
  });

  const tooltip = (points: AxisPoint | AxisPoint[]) => {
    const at = (Array.isArray(points) ? points[0] : points)?.dataIndex ?? 0;
    const ahead = at - buckets.length;
    const rows = painted.flatMap((one) => {
      const expected = ahead >= 0 ? one.forecast : undefined;
      if (ahead >= 0) {
        const between = expected && `${write(one, expected.low[ahead])} to ${write(one, expected.high[ahead])}`;
        return expected
          ? [
              tooltipRow(one.paint, `${one.name}, expected`, write(one, expected.mean[ahead]), true),
              tooltipRow("transparent", "Likely between", between ?? ""),
            ]
          : [];
      }
      const before = one.previous?.[at];
      const odd = one.anomalies?.find(({ index }) => index === at);
      return [
        tooltipRow(one.paint, one.name, write(one, one.values[at])),
        ...(before == null ? [] : [tooltipRow(one.paint, "Previous period", write(one, before), true)]),
        ...(odd ? [tooltipRow("transparent", odd.note, "")] : []),
      ];
    });
    const flags = (input.flags ?? []).filter(({ index }) => index === at);
    const notes = flags.map(({ text }) => tooltipRow("transparent", text, ""));
    return tooltipBox(`${labels[at] ?? ""}${running && at === last ? " (so far)" : ""}`, [...rows, ...notes]);
  };

  return {
    option: {
      animation: false,
      textStyle: TEXT,
      grid: {
        ...{ left: 4, right: direct ? 92 : right ? 4 : 12, bottom: 4, containLabel: true },
        top: direct || series.length < 2 ? 10 : 34,
      },
      legend: {
        show: !direct && series.length > 1,
        ...{ top: 0, left: 0, itemWidth: 10, itemHeight: 4, itemGap: 16, icon: "roundRect", textStyle: LABEL },
        data: painted.map((one) => one.name),
      },
      tooltip: {
        ...TOOLTIP,
        trigger: "axis",
        axisPointer: { type: "line", lineStyle: { color: "var(--edge)", width: 1, type: "solid" } },
        formatter: tooltip,
      },
      xAxis: {
        ...CATEGORY_AXIS,
        data: labels,
        boundaryGap: series.some((one) => one.kind === "bar"),
        // The last day of a line stands at the frame's edge and would lose half its name.
        axisLabel: {
          ...{ ...LABEL, hideOverlap: true, margin: 10 },
          ...(direct || series.some((one) => one.kind === "bar") ? {} : { alignMaxLabel: "right" }),
        },
      },
      yAxis: [
        valueAxis(series.filter((one) => one.axis !== "right")),
        ...(right ? [{ ...valueAxis(series.filter((one) => one.axis === "right")), splitLine: { show: false } }] : []),
      ],
      series: painted.flatMap((one) => drawSeries(one, { count: buckets.length, running, direct })),
    },
    table: {
      columns: [dimension, ...painted.flatMap((one) => [one.name, ...(one.previous ? [`${one.name}, previous`] : [])])],
      rows: buckets.map((bucket, at) => [
        bucket,
        ...painted.flatMap((one) => [
          write(one, one.values[at]),
          ...(one.previous ? [write(one, one.previous[at])] : []),
        ]),
      ]),
    },
    points: painted.map(({ id, axis, values }) => ({ id, axis: axis === "right" ? 1 : 0, values })),
    buckets: buckets.length,
    flags: input.flags,
  };
}

/** A share's axis ends at 100% when its values come near, never beyond; small shares keep an axis of their own. */
function shareAxis(of: TimeSeries[]) {
  const most = Math.max(0, ...of.flatMap((one) => [...one.values, ...(one.previous ?? [])].map((value) => value ?? 0)));
  return most > 0.5 ? { min: 0, max: 1, interval: 0.25 } : { min: 0 };
}
