import { parse } from "csv-parse/sync";
import { expect, test } from "vitest";
import { exportHeader } from "./export-header.ts";
import { createRowWriter } from "./export-row.ts";

const ROWS = 3_000;
const lines = (seed: number) => {
  const next = createRowWriter(ROWS, seed);
  return Array.from({ length: ROWS }, next);
};
const table = parse(`${exportHeader.join(",")}\r\n${lines(0).join("\r\n")}`, { columns: true }) as Record<
  string,
  string
>[];

test("the same seed gives the same calls, another one other call ids", () => {
  expect(lines(0)).toEqual(lines(0));
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

test("rows weigh what real ones do: 1.1 kB, one in twenty with a transcript, four in ten of a new caller", () => {
  const share = (count: number) => count / ROWS;
  expect(lines(0).join("\r\n").length / ROWS / 1_100).toBeCloseTo(1, 0);
  const transcripts = table.map((row) => row.Transcription!).filter(Boolean);
  expect(share(transcripts.length)).toBeCloseTo(0.05, 1);
  expect(transcripts.every((text) => text.includes("\n") && text.length >= 1_000 && text.length < 3_100)).toBe(true);
  expect(share(new Set(table.map((row) => row["Customer #"])).size)).toBeCloseTo(0.4, 1);
});

test("numbers reach nobody: the exchange of every one is 555", () => {
  const numbers = table.flatMap((row) => [row["Customer #"]!, row["Tracking #"]!, row["Receiving Number"]!]);
  const digits = numbers.map((number) => number.replace(/\D/g, "").slice(-10)).filter(Boolean);
  expect(digits.filter((number) => number.slice(3, 6) !== "555")).toEqual([]);
});
