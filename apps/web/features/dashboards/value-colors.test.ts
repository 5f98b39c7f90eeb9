import { describe, expect, test } from "vitest";
import { valueColors } from "./value-colors.ts";

describe("valueColors", () => {
  test("a status and a channel keep their colour whatever else is on the chart", () => {
    const alone = valueColors("channel", ["Direct"]).get("Direct");
    expect(valueColors("channel", ["Paid search", "Email", "Direct"]).get("Direct")).toBe(alone);
    expect(valueColors("status", ["missed"]).get("missed")).toBe(
      valueColors("status", ["answered", "missed"]).get("missed"),
    );
  });

  test("a name has the same colour in any order of rank", () => {
    const names = ["Google Ads", "Bing", "Yelp", "Facebook"];
    expect(valueColors("source", names)).toEqual(valueColors("source", [...names].reverse()));
  });

  test("eight names on one chart have eight colours, and the ninth is quiet", () => {
    const names = Array.from({ length: 9 }, (_, at) => `Source ${at}`);
    const colors = [...valueColors("source", names).values()];
    expect(new Set(colors.slice(0, 8)).size).toBe(8);
    expect(colors[8]).toBe("var(--chart-rest)");
    expect(valueColors("source", [null]).get(null)).toBe("var(--chart-rest)");
  });
});
