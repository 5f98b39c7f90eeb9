import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createCsvScanner } from "./create-csv-scanner.ts";
import { detectDelimiter } from "./detect-delimiter.ts";
import { detectEncoding, type TextEncodingName } from "./detect-encoding.ts";
import { csvText } from "./format-csv.ts";
import { readCsv } from "./read-csv.ts";

const quote = (text: string, delimiter: string) =>
  /["\r\n]/.test(text) || text.includes(delimiter) ? `"${text.replaceAll('"', '""')}"` : text;

/** Reads a text in pieces of the given size. */
function scan(text: string, delimiter: string, size: number, columns?: number) {
  const scanner = createCsvScanner(delimiter);
  if (columns) scanner.expect(columns);
  const records = [];
  for (let at = 0; at < text.length; at += size) records.push(...scanner.push(text.slice(at, at + size)));
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
  const encoded: [TextEncodingName, (text: string) => Buffer][] = [
    ["utf-8", (text) => Buffer.from(text)],
    ["windows-1252", (text) => Buffer.from(text, "latin1")],
  ];
  test.each(encoded)("%s is detected and read, also when a character is cut in two", async (name, encode) => {
    const bytes = encode("Name,City\nJörg,Malmö\nZoë,Århus\n");
    const pieces = async function* () {
      for (const byte of bytes) yield Buffer.from([byte]);
    };
    expect(await detectEncoding(pieces())).toBe(name);
    const rows: string[][] = [];
    for await (const { records } of readCsv(pieces(), name)) rows.push(...records.map((record) => record.fields));
    expect(rows).toEqual([
      ["Name", "City"],
      ["Jörg", "Malmö"],
      ["Zoë", "Århus"],
    ]);
  });
});
