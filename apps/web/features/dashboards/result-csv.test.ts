import { expect, test } from "vitest";
import type { MetricResult } from "./filters/question.ts";
import { resultCsv } from "./result-csv.ts";

const result = {
  columns: [
    { key: "source", label: "Source", role: "dimension", unit: "text" },
    { key: "calls", label: "Calls", role: "measure", unit: "count" },
    { key: "revenue", label: "Revenue", role: "measure", unit: "money" },
  ],
  rows: [
    { source: 'Radio "98", FM', calls: 3, revenue: 1250 },
    { source: '=HYPERLINK("x")', calls: -1, revenue: null },
    { source: null, calls: 0, revenue: 0 },
  ],
  currency: "EUR",
} as unknown as MetricResult;

test("names from imported files neither break the CSV nor run as formulas, and numbers stay numbers", () => {
  expect(resultCsv(result)).toBe(
    'Source,Calls,Revenue (minor EUR)\r\n"Radio ""98"", FM",3,1250\r\n"\'=HYPERLINK(""x"")",-1,\r\n,0,0\r\n',
  );
});
