import { CATEGORY_AXIS, LABEL, TEXT, TOOLTIP, tooltipBox, tooltipRow, VALUE_AXIS } from "./chart-parts.ts";
import { type ChartSpec, chartColor, type FormatNumber, plainNumber } from "./chart-spec.ts";

export interface BarsInput {
  /** What the bars are: "Source". */
  dimension: string;
  categories: { id: string; name: string }[];
  series: { id: string; name: string; values: (number | null)[]; color?: string }[];
  /** Horizontal bars read best for names, vertical ones for an order (hours, scores). */
  direction?: "horizontal" | "vertical";
  stacked?: boolean;
  format?: FormatNumber;
}

interface AxisPoint {
  dataIndex: number;
}

/** Bars by category, first category on top (or left). One series carries its values as labels instead of an axis. */
export function barsOption(input: BarsInput): ChartSpec {
  const { dimension, categories, series, direction = "horizontal", stacked = false, format = plainNumber } = input;
  const flat = direction === "horizontal";
  const labelled = series.length === 1 && flat;
  const painted = series.map((one, index) => ({ ...one, paint: one.color ?? chartColor(index) }));
  const names = {
    ...CATEGORY_AXIS,
    data: categories.map((category) => category.name),
    inverse: flat,
    axisLine: { show: !flat, lineStyle: { color: "var(--chart-grid)" } },
    axisLabel: {
      ...LABEL,
      fontSize: flat ? 12 : 11,
      ...(flat ? { width: 120, overflow: "truncate", margin: 12 } : { hideOverlap: true }),
    },
  };
  const values = {
    ...VALUE_AXIS,
    show: !labelled,
    ...(labelled ? { max: "dataMax" } : {}),
    axisLabel: { ...LABEL, formatter: format },
  };
  const round = stacked ? 0 : flat ? [0, 3, 3, 0] : [3, 3, 0, 0];
  return {
    option: {
      animation: false,
      textStyle: TEXT,
      grid: { left: 4, right: labelled ? 56 : 12, top: series.length > 1 ? 34 : 6, bottom: 4, containLabel: true },
      legend: {
        show: series.length > 1,
        top: 0,
        left: 0,
        itemWidth: 10,
        itemHeight: 10,
        icon: "roundRect",
        textStyle: LABEL,
      },
      tooltip: {
        ...TOOLTIP,
        trigger: "axis",
        axisPointer: { type: "shadow", shadowStyle: { color: "var(--hover)", opacity: 0.6 } },
        formatter: (points: AxisPoint | AxisPoint[]) => {
          const at = (Array.isArray(points) ? points[0] : points)?.dataIndex ?? 0;
          const rows = painted.map((one) => {
            const value = one.values[at];
            return tooltipRow(one.paint, one.name, value == null ? "–" : format(value));
          });
          return tooltipBox(categories[at]?.name ?? "", rows);
        },
      },
      xAxis: flat ? values : names,
      yAxis: flat ? names : values,
      series: painted.map((one) => ({
        id: one.id,
        name: one.name,
        type: "bar",
        stack: stacked ? "all" : undefined,
        data: one.values,
        barMaxWidth: flat ? 14 : 28,
        barCategoryGap: "32%",
        itemStyle: { color: one.paint, borderRadius: round },
        emphasis: { disabled: true },
        label: {
          show: labelled,
          position: "right",
          color: "var(--ink)",
          fontSize: 12,
          fontWeight: 500,
          fontFamily: "var(--font-sans)",
          formatter: ({ value }: { value: number | null }) => (value == null ? "–" : format(value)),
        },
      })),
    },
    table: {
      columns: [dimension, ...painted.map((one) => one.name)],
      rows: categories.map((category, at) => [
        category.name,
        ...painted.map((one) => {
          const value = one.values[at];
          return value == null ? "–" : format(value);
        }),
      ]),
    },
  };
}
