import { TEXT, TOOLTIP, tooltipBox, tooltipRow } from "./chart-parts.ts";
import { type ChartSpec, type FormatNumber, plainNumber } from "./chart-spec.ts";

export interface SankeyInput {
  /** What flows: "People". */
  measure: string;
  /** Columns from left to right: "First touch", "Second" ..., the outcome last. */
  columns: string[];
  nodes: { id: string; column: number; name: string; value: number; color: string }[];
  links: { from: string; to: string; value: number }[];
  format?: FormatNumber;
  /** Pixels for names beside their marks. */
  nameWidth?: number;
}

/** Pixels behind the last column. */
const OUTCOME_WIDTH = 104;

interface Drawn {
  dataType: "node" | "edge";
  name: string;
  data: { source?: string; target?: string };
  value: number;
  color: string;
}

/** Flows from column to column. Needs the part that `useSankey` loads. A click picks a node by its id (`name` of the pick). */
export function sankeyOption({
  measure,
  columns,
  nodes,
  links,
  format = plainNumber,
  nameWidth = 150,
}: SankeyInput): ChartSpec {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const nameOf = (id: string | undefined) => byId.get(id ?? "")?.name ?? "";
  const total = nodes.reduce((sum, { column, value }) => sum + (column === 0 ? value : 0), 0);
  const share = (value: number) => `${total > 0 ? ((value / total) * 100).toFixed(1) : "0.0"}%`;
  return {
    option: {
      animation: false,
      textStyle: TEXT,
      tooltip: {
        ...TOOLTIP,
        trigger: "item",
        formatter: ({ dataType, name, data, value, color }: Drawn) => {
          const title = dataType === "node" ? nameOf(name) : `${nameOf(data.source)} → ${nameOf(data.target)}`;
          const mark = byId.get(dataType === "node" ? name : (data.source ?? ""))?.color ?? color;
          return tooltipBox(title, [
            tooltipRow(mark, measure, format(value)),
            tooltipRow("transparent", "Of all", share(value)),
          ]);
        },
      },
      series: [
        {
          id: "sankey",
          type: "sankey",
          left: 0,
          right: OUTCOME_WIDTH,
          top: 8,
          bottom: 8,
          nodeWidth: 10,
          nodeGap: 14,
          nodeAlign: "left",
          layoutIterations: 32,
          draggable: false,
          emphasis: { focus: "adjacency" },
          lineStyle: { color: "source", opacity: 0.22, curveness: 0.5 },
          labelLayout: { hideOverlap: true },
          label: {
            color: "var(--ink)",
            fontSize: 12,
            fontFamily: "var(--font-sans)",
            lineHeight: 15,
            overflow: "truncate",
            width: nameWidth,
            textBorderColor: "var(--surface)",
            textBorderWidth: 3,
            formatter: ({ name, value }: { name: string; value: number }) =>
              `{name|${nameOf(name)}}\n{count|${format(value)}}`,
            rich: {
              name: { color: "var(--ink)", fontSize: 12, lineHeight: 15 },
              count: { color: "var(--muted)", fontSize: 11, lineHeight: 13 },
            },
          },
          data: nodes.map(({ id, column, value, color }) => ({
            name: id,
            depth: column,
            value,
            itemStyle: { color, borderWidth: 0 },
          })),
          links: links.map(({ from, to, value }) => ({ source: from, target: to, value })),
        },
      ],
    },
    table: {
      columns: ["Flow", measure, "Share"],
      rows: links.map(({ from, to, value }) => [
        `${columns[byId.get(from)?.column ?? 0]}: ${nameOf(from)} → ${nameOf(to)}`,
        format(value),
        share(value),
      ]),
    },
  };
}
