/** ECharts on a canvas, loaded when the first picture is made: the page itself draws SVG. */
import { init, use } from "echarts/core";
import { CanvasRenderer } from "echarts/renderers";
import { createChart } from "./echarts.ts";

/** An option of resolved colours as a canvas of twice its size, for sharp print. */
export function paintOption(option: object, width: number, height: number): HTMLCanvasElement {
  use([CanvasRenderer]);
  const box = document.createElement("div");
  // Registers the kinds of charts; an SVG chart without an element in the page draws nothing.
  createChart(box, undefined).dispose();
  const chart = init(box, undefined, { renderer: "canvas", width, height, devicePixelRatio: 2 });
  chart.setOption({ ...option, animation: false });
  const canvas = chart.renderToCanvas({ pixelRatio: 2 });
  chart.dispose();
  return canvas;
}
