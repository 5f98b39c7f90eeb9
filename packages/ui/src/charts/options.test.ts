import { describe, expect, test } from "vitest";
import { barsOption } from "./bars-option.ts";
import { escapeHtml } from "./chart-parts.ts";
import { chartColor, statusColor } from "./chart-spec.ts";
import { donutOption } from "./donut-option.ts";
import { resolveColors } from "./resolve-colors.ts";
import { timeSeriesOption } from "./time-series-option.ts";

interface DrawnSeries {
  id: string;
  data: (number | null)[];
  lineStyle: { type?: number[] };
}

describe("timeSeriesOption", () => {
  const spec = timeSeriesOption({
    buckets: ["Mon", "Tue", "Wed"],
    running: true,
    series: [{ id: "calls", name: "Calls", values: [3, null, 5], previous: [1, 2, 3] }],
  });
  const drawn = spec.option.series as DrawnSeries[];

  test("the running bucket leaves the solid line and is dashed from the one before", () => {
    expect(drawn.find((one) => one.id === "calls")?.data).toEqual([3, null, null]);
    const running = drawn.find((one) => one.id === "calls:running");
    expect(running?.data).toEqual([null, null, 5]);
    expect(running?.lineStyle.type).toBeDefined();
  });

  test("the table twin says every number, and a dash where there is none", () => {
    expect(spec.table.columns).toEqual(["Period", "Calls", "Calls, previous"]);
    expect(spec.table.rows).toEqual([
      ["Mon", "3", "1"],
      ["Tue", "–", "2"],
      ["Wed", "5", "3"],
    ]);
  });

  test("an imported name cannot bring markup into a tooltip", () => {
    const option = timeSeriesOption({
      buckets: ["Mon"],
      series: [{ id: "a", name: '<img src=x onerror="alert(1)">', values: [1] }],
    }).option as { tooltip: { formatter: (points: { dataIndex: number }[]) => string } };
    expect(option.tooltip.formatter([{ dataIndex: 0 }])).not.toContain("<img");
    expect(escapeHtml("a & <b>")).toBe("a &#38; &#60;b&#62;");
  });
});

describe("donutOption and barsOption", () => {
  test("shares add up from the slices and survive a total of zero", () => {
    const slices = [
      { id: "a", name: "Answered", value: 3 },
      { id: "m", name: "Missed", value: 1 },
    ];
    expect(donutOption({ measure: "Calls", slices }).table.rows).toEqual([
      ["Answered", "3", "75.0%"],
      ["Missed", "1", "25.0%"],
    ]);
    const none = donutOption({ measure: "Calls", slices: [{ id: "a", name: "Answered", value: 0 }] });
    expect(none.table.rows).toEqual([["Answered", "0", "0.0%"]]);
  });

  test("bars keep one row per category in the given order", () => {
    const spec = barsOption({
      dimension: "Source",
      categories: [
        { id: "g", name: "Google" },
        { id: "d", name: "Direct" },
      ],
      series: [{ id: "calls", name: "Calls", values: [2, null] }],
    });
    expect(spec.table.rows).toEqual([
      ["Google", "2"],
      ["Direct", "–"],
    ]);
  });
});

describe("colours", () => {
  test("are resolved at any depth, and functions are left alone", () => {
    const write = () => "x";
    const resolved = resolveColors(
      { a: ["var(--chart-1)", { b: "1px var(--line)" }], write, n: 3 },
      (name) => `<${name}>`,
    );
    expect(resolved).toEqual({ a: ["<--chart-1>", { b: "1px <--line>" }], write, n: 3 });
  });

  test("statuses that can share a chart never share a colour", () => {
    const statuses = ["answered", "missed", "voicemail", "abandoned", "completed", "no_answer", "busy", "failed"];
    expect(new Set(statuses.map(statusColor)).size).toBe(statuses.length);
    expect(chartColor(0)).not.toBe(chartColor(7));
  });
});
