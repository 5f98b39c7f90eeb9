import { CATEGORY_AXIS, LABEL, TEXT, TOOLTIP, tooltipBox, tooltipRow, VALUE_AXIS } from "./chart-parts.ts";
import { type ChartSpec, chartColor, type FormatNumber, plainNumber } from "./chart-spec.ts";

export interface TimeSeries {
  id: string;
  name: string;
  /** One per bucket; null where there is nothing to divide by. */
  values: (number | null)[];
  /** The comparison period, bucket by bucket; drawn dashed in the same hue. */
  previous?: (number | null)[];
  kind?: "line" | "area" | "bar";
  /** A second measure with another unit goes right. */
  axis?: "left" | "right";
  color?: string;
  format?: FormatNumber;
  /** Shorter than `format`, for the axis. */
  axisFormat?: FormatNumber;
  /** Counts things: the axis has no halves. */
  whole?: boolean;
  /** A share: the axis ends at 1 when it comes near. */
  ratio?: boolean;
}

export interface TimeSeriesInput {
  /** What the buckets are, as the head of the table; "Period" unless they are no times. */
  dimension?: string;
  /** Labels of the buckets, already written in the organisation's zone and locale. */
  buckets: string[];
  series: TimeSeries[];
  /** The last bucket is still running, so the way to it is dashed. */
  running?: boolean;
  format?: FormatNumber;
}

interface AxisPoint {
  dataIndex: number;
}

/** Lines, areas or bars over time; labels at the line's end up to four series, a legend above that. */
export function timeSeriesOption({
  dimension = "Period",
  buckets,
  series,
  running = false,
  format = plainNumber,
}: TimeSeriesInput): ChartSpec {
  const direct = series.length > 1 && series.length <= 4 && series.every((one) => one.kind !== "bar");
  const right = series.some((one) => one.axis === "right");
  const painted = series.map((one, index) => ({ ...one, paint: one.color ?? chartColor(index) }));
  const last = buckets.length - 1;
  const valueAxis = (of: TimeSeries[]) => ({
    ...VALUE_AXIS,
    ...(of.every((one) => one.whole) ? { minInterval: 1 } : {}),
    ...(of.length > 0 && of.every((one) => one.ratio) ? { min: 0, max: endOfShare } : {}),
    axisLabel: { ...LABEL, formatter: of[0]?.axisFormat ?? of[0]?.format ?? format },
  });

  const drawn = painted.flatMap((one) => {
    const base = {
      name: one.name,
      yAxisIndex: one.axis === "right" ? 1 : 0,
      itemStyle: { color: one.paint, borderRadius: [2, 2, 0, 0] },
      emphasis: { disabled: true },
      animation: false,
    };
    if (one.kind === "bar") {
      return [{ ...base, id: one.id, type: "bar", data: one.values, barMaxWidth: 20, barCategoryGap: "28%" }];
    }
    const line = {
      ...base,
      type: "line",
      showSymbol: buckets.length === 1,
      symbol: "circle",
      symbolSize: 6,
      // Lines that end close together would write their names over each other.
      labelLayout: { moveOverlap: "shiftY" },
    };
    const label = {
      show: direct,
      formatter: one.name,
      color: one.paint,
      fontSize: 11,
      lineHeight: 14,
      distance: 6,
      fontWeight: 500,
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
  });

  const tooltip = (points: AxisPoint | AxisPoint[]) => {
    const at = (Array.isArray(points) ? points[0] : points)?.dataIndex ?? 0;
    const rows = painted.flatMap((one) => {
      const write = one.format ?? format;
      const now = one.values[at];
      const before = one.previous?.[at];
      return [
        tooltipRow(one.paint, one.name, now == null ? "–" : write(now)),
        ...(before == null ? [] : [tooltipRow(one.paint, "Previous period", write(before), true)]),
      ];
    });
    return tooltipBox(`${buckets[at] ?? ""}${running && at === last ? " (so far)" : ""}`, rows);
  };

  return {
    option: {
      animation: false,
      textStyle: TEXT,
      grid: {
        left: 4,
        right: direct ? 92 : right ? 4 : 12,
        top: direct || series.length < 2 ? 10 : 34,
        bottom: 4,
        containLabel: true,
      },
      legend: {
        show: !direct && series.length > 1,
        top: 0,
        left: 0,
        itemWidth: 10,
        itemHeight: 4,
        itemGap: 16,
        icon: "roundRect",
        textStyle: LABEL,
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
        data: buckets,
        boundaryGap: series.some((one) => one.kind === "bar"),
        axisLabel: { ...LABEL, hideOverlap: true, margin: 10 },
      },
      yAxis: [
        valueAxis(series.filter((one) => one.axis !== "right")),
        ...(right ? [{ ...valueAxis(series.filter((one) => one.axis === "right")), splitLine: { show: false } }] : []),
      ],
      series: drawn,
    },
    table: {
      columns: [dimension, ...painted.flatMap((one) => [one.name, ...(one.previous ? [`${one.name}, previous`] : [])])],
      rows: buckets.map((bucket, at) => [
        bucket,
        ...painted.flatMap((one) => {
          const write = (value: number | null | undefined) => (value == null ? "–" : (one.format ?? format)(value));
          return [write(one.values[at]), ...(one.previous ? [write(one.previous[at])] : [])];
        }),
      ]),
    },
  };
}

/** A share's axis ends at 100% when its values come near, never beyond; small shares keep an axis of their own. */
function endOfShare({ max }: { max: number }): number | undefined {
  return max > 0.5 ? 1 : undefined;
}
