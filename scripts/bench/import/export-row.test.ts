import { parse } from "csv-parse/sync";
import { expect, test } from "vitest";
import { exportHeader } from "./export-header.ts";
import { createRowWriter } from "./export-row.ts";

const ROWS = 1_000;
const lines = (seed: number) => {
  const next = createRowWriter(ROWS, seed);
  return Array.from({ length: ROWS }, next);
};
const first = lines(0);
const table = parse(`${exportHeader.join(",")}\r\n${first.join("\r\n")}`, { columns: true }) as Record<
  string,
  string
>[];

test("the same seed gives the same calls, another one other call ids", () => {
  expect(lines(0).join() === first.join()).toBe(true);
  const ids = new Set(table.map((row) => row.CallId));
  expect(ids.size).toBe(ROWS);
  const others = parse(lines(1).join("\r\n")) as string[][];
  expect(others.some((row) => ids.has(row[exportHeader.indexOf("CallId")]!))).toBe(false);
});

test("every row has the export's columns, newest first", () => {
  expect(table).toHaveLength(ROWS);
  expect(Object.keys(table[0]!)).toHaveLength(103);
  const times = table.map((row) => row.DateTime!);
  expect(times).toEqual([...times].sort().reverse());
});

test("rows are what real ones are: about 1.1 kB, one in twenty with a transcript, four in ten of a new caller", () => {
  const bytes = Buffer.byteLength(first.join("\r\n")) / ROWS;
  expect(bytes).toBeGreaterThan(950);
  expect(bytes).toBeLessThan(1_200);
  const transcripts = table.map((row) => row.Transcription!).filter(Boolean);
  expect(transcripts.length / ROWS).toBeGreaterThan(0.03);
  expect(transcripts.length / ROWS).toBeLessThan(0.07);
  expect(transcripts.filter((text) => !text.includes("\n") || text.length < 1_000 || text.length > 3_100)).toEqual([]);
  const callers = new Set(table.map((row) => row["Customer #"])).size / ROWS;
  expect(callers).toBeGreaterThan(0.36);
  expect(callers).toBeLessThan(0.44);
});

test("numbers reach nobody: the exchange of every one is 555", () => {
  const numbers = table.flatMap((row) => [row["Customer #"]!, row["Tracking #"]!, row["Receiving Number"]!]);
  const digits = numbers.map((number) => number.replace(/\D/g, "").slice(-10)).filter(Boolean);
  expect(digits.filter((number) => number.slice(3, 6) !== "555")).toEqual([]);
});
