import { expect, test } from "vitest";
import type { FileColumn } from "../import-wire.ts";
import { columnLines } from "./column-line.ts";

const column = (header: string, more: Partial<FileColumn>): FileColumn => ({
  ...{ position: 2, header, samples: [], field: null, custom: null, confidence: 1, note: null },
  ...more,
});
const labels = new Map([
  ["custom", "Keep as custom field"],
  ["phone", "Caller's number"],
]);
const custom = { key: "custom.x", label: "X", type: "date" as const };

test("each column says what will happen with its texts", () => {
  const lines = columnLines(
    [
      column("Phone", { field: "phone" }),
      column("Tel", { field: "phone", note: "Guessed by its values. Check it." }),
      column("", { custom }),
      column("Gone", {}),
    ],
    new Map(),
    labels,
  );
  expect(lines.map(({ name, certainty, note }) => [name, certainty, note])).toEqual([
    ["Phone", "sure", "Read as Caller's number."],
    ["Tel", "sure", "Guessed by its values. Check it."],
    ["Column 3", "new", "Kept as a custom field that holds dates."],
    ["Gone", "left_out", "Nothing of it is imported."],
  ]);
});

test("what gave its field away is kept where there are custom fields, and left out where there are none", () => {
  const columns = [column("Phone", { field: "phone" }), column("Alt", { custom })];
  const decisions = new Map([["Alt", "phone"]]);
  expect(columnLines(columns, decisions, labels)[0]).toMatchObject({ choice: "custom", certainty: "new" });
  expect(columnLines(columns, decisions, new Map([["phone", "Day"]]))[0]).toMatchObject({
    choice: "ignore",
    note: "Another column is read as its field, so it is left out.",
  });
});
