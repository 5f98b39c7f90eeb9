import { expect, test } from "vitest";
import { sankeyOption } from "./sankey-option.ts";

const spec = sankeyOption({
  measure: "People",
  columns: ["First touch", "Outcome"],
  nodes: [
    { id: "0:0", column: 0, name: '<img src=x onerror="alert(1)">', value: 3, color: "var(--chart-1)" },
    { id: "converted", column: 1, name: "Converted", value: 3, color: "var(--positive)" },
  ],
  links: [{ from: "0:0", to: "converted", value: 3 }],
});

test("the table twin says every flow with its share", () => {
  expect(spec.table).toEqual({
    columns: ["Flow", "People", "Share"],
    rows: [['First touch: <img src=x onerror="alert(1)"> → Converted', "3", "100.0%"]],
  });
});

test("an imported name cannot bring markup into a tooltip", () => {
  const { tooltip } = spec.option as { tooltip: { formatter: (drawn: object) => string } };
  expect(tooltip.formatter({ dataType: "node", name: "0:0", data: {}, value: 3, color: "red" })).not.toContain("<img");
});
