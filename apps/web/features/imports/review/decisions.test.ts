import { describe, expect, test } from "vitest";
import type { FileColumn } from "../import-wire.ts";
import { choiceFor, decide, decisionsOf, doubledColumns } from "./decisions.ts";

const column = (header: string, field: string | null, custom = field === null): FileColumn => ({
  ...{ position: 0, header, samples: [], field, confidence: 1, note: "" },
  custom: custom ? { key: header, label: header, type: "text" } : null,
});
const columns = [
  column("Customer #", "phone"),
  column("Alt phone", null),
  column("Empty", null, false),
  column("tag a", "tags"),
  column("tag b", "tags"),
];
const [phone, alt, empty] = columns as [FileColumn, FileColumn, FileColumn];

describe("decisions about columns", () => {
  test("a column without a decision is read as suggested", () => {
    expect(columns.map((one) => choiceFor(one, new Map()))).toEqual(["phone", "custom", "ignore", "tags", "tags"]);
    expect(choiceFor(empty, new Map([["Empty", "notes"]]))).toBe("notes");
  });

  test("choosing the suggestion again leaves no decision behind", () => {
    const changed = decide(new Map(), phone, "ignore");
    expect([...changed]).toEqual([["Customer #", "ignore"]]);
    expect(decide(changed, phone, "phone").size).toBe(0);
  });

  test("a saved mapping speaks only of headers that the file has, also of odd ones", () => {
    const odd = column("constructor", "name");
    const saved = { "Customer #": "phone", "Alt phone": "ignore", "Not here": "notes" };
    expect([...decisionsOf(saved, [...columns, odd])]).toEqual([["Alt phone", "ignore"]]);
  });

  test("two columns read as one field are named to each other, tags may be many", () => {
    expect(doubledColumns(columns, new Map()).size).toBe(0);
    expect([...doubledColumns(columns, decide(new Map(), alt, "phone"))]).toEqual([
      ["Alt phone", "Customer #"],
      ["Customer #", "Alt phone"],
    ]);
  });
});
