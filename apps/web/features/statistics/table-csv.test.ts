import { expect, test } from "vitest";
import { tableCsv } from "./table-csv.ts";

test("quotes stay text, and no source's name is run as a formula", () => {
  const table = {
    columns: ["Day", "Source, of calls"],
    rows: [
      ["Nov 4", '=cmd|"x"'],
      ["Nov 5", -3],
    ],
  };
  expect(tableCsv(table)).toBe('Day,"Source, of calls"\r\nNov 4,"\'=cmd|""x"""\r\nNov 5,-3\r\n');
});
