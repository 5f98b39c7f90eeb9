import { SankeyChart } from "echarts/charts";
import { use } from "echarts/core";

/** Teaches ECharts to draw flows; apart from the other charts, since few pages have one. */
export function registerSankey(): void {
  use([SankeyChart]);
}
