/** The part of ECharts that our charts need; loaded by `Chart` when the first one is drawn. */
import { BarChart, LineChart, PieChart } from "echarts/charts";
import {
  GridComponent,
  LegendComponent,
  LegendScrollComponent,
  TitleComponent,
  TooltipComponent,
} from "echarts/components";
import { connect, type EChartsType, init, use } from "echarts/core";
import { LabelLayout } from "echarts/features";
import { SVGRenderer } from "echarts/renderers";

/**
 * A chart on an element; charts of one group share the cross-hair. The parts are registered in here, not at the top of the
 * module: this package is marked free of side effects, so a bundler drops top-level calls.
 */
export function createChart(element: HTMLElement, group: string | undefined): EChartsType {
  use([
    BarChart,
    LineChart,
    PieChart,
    GridComponent,
    LegendComponent,
    LegendScrollComponent,
    TitleComponent,
    TooltipComponent,
    LabelLayout,
    SVGRenderer,
  ]);
  const chart = init(element, undefined, { renderer: "svg" });
  if (group) {
    chart.group = group;
    connect(group);
  }
  return chart;
}
