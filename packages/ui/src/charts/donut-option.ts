import { LABEL, TEXT, TOOLTIP, tooltipBox, tooltipRow } from "./chart-parts.ts";
import { type ChartSpec, chartColor, type FormatNumber, plainNumber } from "./chart-spec.ts";

export interface DonutInput {
  /** What is split: "Calls". */
  measure: string;
  slices: { id: string; name: string; value: number; color?: string }[];
  format?: FormatNumber;
}

const share = (value: number, total: number) => `${total > 0 ? ((value / total) * 100).toFixed(1) : "0.0"}%`;

/** Pixels: the ring keeps its size and its place at the left, so that the legend has room from 320 px up. */
const CENTER_X = 80;

/** Parts of a whole: total in the middle, name and share at the right. Keep it to about seven slices. */
export function donutOption({ measure, slices, format = plainNumber }: DonutInput): ChartSpec {
  const total = slices.reduce((sum, slice) => sum + slice.value, 0);
  const byName = new Map(slices.map((slice) => [slice.name, slice]));
  const data = slices.map((slice, index) => ({
    id: slice.id,
    name: slice.name,
    value: slice.value,
    itemStyle: { color: slice.color ?? chartColor(index) },
  }));
  return {
    option: {
      animation: false,
      textStyle: TEXT,
      title: {
        text: format(total),
        subtext: measure,
        left: CENTER_X,
        top: "center",
        textAlign: "center",
        itemGap: 2,
        textStyle: {
          color: "var(--ink)",
          fontSize: 18,
          lineHeight: 20,
          fontWeight: 600,
          fontFamily: "var(--font-sans)",
        },
        subtextStyle: { ...LABEL, lineHeight: 14 },
      },
      legend: {
        type: "scroll",
        orient: "vertical",
        left: 176,
        top: "middle",
        icon: "circle",
        itemWidth: 8,
        itemHeight: 8,
        itemGap: 10,
        selectedMode: false,
        formatter: (name: string) => `{name|${name}}{share|${share(byName.get(name)?.value ?? 0, total)}}`,
        textStyle: {
          fontFamily: "var(--font-sans)",
          rich: {
            name: { color: "var(--muted)", fontSize: 12, width: 84, overflow: "truncate", lineHeight: 16 },
            share: { color: "var(--ink)", fontSize: 12, fontWeight: 500, align: "right", width: 46, lineHeight: 16 },
          },
        },
      },
      tooltip: {
        ...TOOLTIP,
        trigger: "item",
        formatter: (point: { name: string; value: number; color: string }) =>
          tooltipBox(point.name, [
            tooltipRow(point.color, measure, format(point.value)),
            tooltipRow("transparent", "Share", share(point.value, total)),
          ]),
      },
      series: [
        {
          id: "donut",
          type: "pie",
          center: [CENTER_X, "50%"],
          radius: [54, 76],
          label: { show: false },
          padAngle: 1,
          itemStyle: { borderRadius: 2 },
          emphasis: { scale: false, itemStyle: { opacity: 0.85 } },
          data,
        },
      ],
    },
    table: {
      columns: ["Name", measure, "Share"],
      rows: slices.map((slice) => [slice.name, format(slice.value), share(slice.value, total)]),
    },
  };
}
