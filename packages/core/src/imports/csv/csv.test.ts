import { csvText } from "@parley/documents/csv";
import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createCsvScanner } from "./create-csv-scanner.ts";
import { detectDelimiter } from "./detect-delimiter.ts";

const quote = (text: string, delimiter: string) =>
  /["\r\n]/.test(text) || text.includes(delimiter) ? `"${text.replaceAll('"', '""')}"` : text;

/** Reads a text in pieces of the given size. */
function scan(text: string, delimiter: string, size: number, columns?: number) {
  const scanner = createCsvScanner(delimiter);
  if (columns) scanner.expect(columns);
  const records = [];
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; at += size) records.push(...scanner.push(bytes.subarray(at, at + size)));
  return [...records, ...scanner.end()];
}

const cell = fc.string({
  unit: fc.constantFrom("a", "b", " ", '"', ",", ";", "\n", "\r\n", "é", "=", "\t"),
  maxLength: 8,
});
const table = fc
  .integer({ min: 2, max: 5 })
  .chain((width) => fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 12 }));

describe("csv", () => {
  test("any table in any dialect, cut into any pieces, is read as it was written and as csv-parse reads it", () => {
    const dialects = fc.record({
      delimiter: fc.constantFrom(",", ";", "\t", "|"),
      end: fc.constantFrom("\n", "\r\n"),
      size: fc.integer({ min: 1, max: 40 }),
    });
    fc.assert(
      fc.property(table, dialects, (rows, { delimiter, end, size }) => {
        const text = rows.map((row) => row.map((field) => quote(field, delimiter)).join(delimiter)).join(end) + end;
        const records = scan(text, delimiter, size, rows[0]!.length);
        expect(records.map((record) => record.fields)).toEqual(rows);
        expect(records.every((record) => !record.broken)).toBe(true);
        expect(parse(text, { delimiter, skip_empty_lines: true })).toEqual(rows);
      }),
      { numRuns: 300 },
    );
  });

  test("lines are counted as an editor counts them", () => {
    const records = scan('a,b\n"x\ny",1\n\n2,"p\r\nq\nr"\n3,4\n', ",", 3, 2);
    expect(records.map((record) => record.line)).toEqual([1, 2, 5, 8]);
  });

  test("a quote that is never closed spoils its own line, wherever the text is cut", () => {
    for (let size = 1; size < 40; size += 3) {
      const records = scan('a,b,c\n1,"open,3\n4,5,6\n7,"eight",9\n10,11,"x\ny"\n', ",", size, 3);
      expect(records.map((record) => (record.broken ? "broken" : record.fields[0]))).toEqual([
        "a",
        "broken",
        "4",
        "7",
        "10",
      ]);
    }
  });

  test("tens of thousands of quotes that are never closed spoil their lines only, and are not each looked for in the whole file", () => {
    const open = Array.from({ length: 40_000 }, (_, i) => `${i},"open,y`);
    const sound = Array.from({ length: 100 }, (_, i) => `${i},"two\nlines",z`);
    const long = `1,"${"line\n".repeat(20_000)}",z`;
    const records = scan(["a,b,c", ...open, ...sound, long].join("\n"), ",", 65_536, 3);
    const broken = records.filter((record) => record.broken);
    expect(broken.map((record) => record.line)).toEqual(open.map((_, i) => i + 2));
    expect(records.length - broken.length).toBe(1 + sound.length + 1);
    expect(records.at(-1)!.fields[1]).toHaveLength(100_000);
  });

  test("quotes inside a quoted text are kept", () => {
    expect(scan('a,b\n"say "hi" first",2\n', ",", 100, 2)[1]!.fields).toEqual(['say "hi" first', "2"]);
  });

  test("a stored row is written so that it is read back", () => {
    fc.assert(
      fc.property(fc.array(cell, { minLength: 1, maxLength: 6 }), (fields) => {
        expect(scan(`${csvText(fields)}\n`, ",", 1000, fields.length)[0]?.fields).toEqual(fields);
      }),
    );
  });

  test.each([
    ["a;b;c", ";"],
    ["a\tb\tc", "\t"],
    ['"x;y;z;w",b,c', ","],
    ["a|b", "|"],
    ["alone", ","],
  ])("the separator of %j", (line, expected) => expect(detectDelimiter(line)).toBe(expected));
});

describe("encodings", () => {
  const read = (bytes: Buffer, size: number) => {
    const scanner = createCsvScanner(",");
    const records = [];
    for (let at = 0; at < bytes.length; at += size) records.push(...scanner.push(bytes.subarray(at, at + size)));
    return [...records, ...scanner.end()].map((record) => record.fields);
  };

  test("a row is read as UTF-8, or as Windows-1252 when it is none, wherever a character is cut in two", () => {
    const rows = [
      ["Name", "City"],
      ["Jörg", "Malmö"],
      ["Zoë", "Århus €5"],
      ["plain", "row"],
    ];
    const [utf8, windows] = ["utf8", "windows"].map((kind) => (row: string[]) => {
      const line = `${row.join(",")}\n`;
      return kind === "utf8" ? Buffer.from(line) : Buffer.from(line.replace("€", "\u0080"), "latin1");
    });
    for (let size = 1; size < 20; size++) {
      expect(read(Buffer.concat(rows.map(utf8!)), size)).toEqual(rows);
      expect(read(Buffer.concat(rows.map(windows!)), size)).toEqual(rows);
      const mixed = rows.map((row, i) => (i % 2 ? utf8! : windows!)(row));
      expect(read(Buffer.concat(mixed), size)).toEqual(rows);
    }
  });

  test("a row without end is cut off at the limit, and the rows behind it are read", () => {
    const scanner = createCsvScanner(",", 1000);
    scanner.expect(2);
    const text = `a,b\n1,2\n3,"${"x".repeat(5000)}\n4,5\n`;
    const bytes = Buffer.from(text);
    const records = [];
    for (let at = 0; at < bytes.length; at += 97) records.push(...scanner.push(bytes.subarray(at, at + 97)));
    records.push(...scanner.end());
    expect(records.map((record) => (record.broken ? "broken" : record.fields.join("+")))).toEqual([
      "a+b",
      "1+2",
      "broken",
      "4+5",
    ]);
    expect(records.map((record) => record.line)).toEqual([1, 2, 3, 4]);
  });
});
