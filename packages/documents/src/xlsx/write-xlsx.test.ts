import { readXlsx } from "@parley/testing";
import { expect, test } from "vitest";
import { numberFormats } from "./number-formats.ts";
import { sheetName } from "./sheet-name.ts";
import { writeXlsx } from "./write-xlsx.ts";

const columns = [
  { label: "Source" },
  { label: "Rate", format: numberFormats.percent },
  { label: "Revenue", format: numberFormats.money("EUR") },
];

test("numbers stay numbers under their format, days are days, and nothing is a formula", async () => {
  const rows = [
    ["=HYPERLINK(1)", 0.724, 1234.5],
    ['"Joe\'s" <Pizza> & 🍕', null, -5],
    [{ day: "2026-03-31" }, 1, 0],
  ];
  const totals = [["Total", 0.5, 1229.5]];
  const [sheet] = await readXlsx(
    await writeXlsx({ title: "Sources", sheets: [{ name: "Sources", columns, rows, totals }] }),
  );
  const money = "[$€]#,##0.00;-[$€]#,##0.00";
  expect(sheet!.cells).toEqual({
    A1: { value: "Source", format: "General", bold: true },
    B1: { value: "Rate", format: "General", bold: true },
    C1: { value: "Revenue", format: "General", bold: true },
    A2: { value: "=HYPERLINK(1)", format: "General", bold: false },
    B2: { value: 0.724, format: "0.0%", bold: false },
    C2: { value: 1234.5, format: money, bold: false },
    A3: { value: '"Joe\'s" <Pizza> & 🍕', format: "General", bold: false },
    C3: { value: -5, format: money, bold: false },
    // Days since the last of 1899, which is how spreadsheets count.
    A4: { value: 46_112, format: "yyyy-mm-dd", bold: false },
    B4: { value: 1, format: "0.0%", bold: false },
    C4: { value: 0, format: money, bold: false },
    A5: { value: "Total", format: "General", bold: true },
    B5: { value: 0.5, format: "0.0%", bold: true },
    C5: { value: 1229.5, format: money, bold: true },
  });
  expect(sheet).toMatchObject({ formulas: 0, filter: "A1:C4" });
});

test("sheets without rows, with texts beyond Excel's longest and with control characters are written", async () => {
  const sheets = [
    { name: "Empty", columns, rows: [] },
    { name: "Long", columns: [{ label: "x" }], rows: [["y".repeat(40_000)], ["a\u0001b\nc"]] },
  ];
  const [empty, long] = await readXlsx(await writeXlsx({ title: "t".repeat(400), sheets }));
  expect(Object.keys(empty!.cells)).toEqual(["A1", "B1", "C1"]);
  expect(long!.cells.A2!.value).toHaveLength(32_767);
  expect(long!.cells.A3!.value).toBe("a\u0001b\nc");
});

test.each([
  ["Calls: [all] / 'mine'?", "Calls all 'mine"],
  ["", "Data"],
  ["  ' ", "Data"],
  ["History", "History 2"],
  ["how COMPUTED", "how COMPUTED 2"],
  ["A very long title of a card that nobody cut", "A very long title of a card tha"],
  ["🍕🍕🍕🍕🍕🍕🍕🍕🍕🍕🍕🍕🍕🍕🍕🍕🍕🍕", "🍕".repeat(15)],
])("a sheet called %j opens without a repair, as %j", async (title, name) => {
  expect(sheetName(title, ["How computed"])).toBe(name);
  const sheets = ["How computed", title].map((one) => ({ name: one, columns, rows: [] }));
  expect((await readXlsx(await writeXlsx({ title, sheets }))).map((sheet) => sheet.name)).toEqual([
    "How computed",
    name,
  ]);
});

test("money is shown with the sign and the decimals of its currency", () => {
  expect(["USD", "JPY", "CHF", "KWD"].map(numberFormats.money)).toEqual([
    "[$$]#,##0.00;-[$$]#,##0.00",
    "[$¥]#,##0;-[$¥]#,##0",
    "[$CHF] #,##0.00;-[$CHF] #,##0.00",
    "[$KWD] #,##0.000;-[$KWD] #,##0.000",
  ]);
});
