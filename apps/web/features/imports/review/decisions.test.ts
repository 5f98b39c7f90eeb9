import { describe, expect, test } from "vitest";
import type { FileColumn } from "../import-wire.ts";
import { type Decisions, decide, decisionsOf, doubledColumns, readingsOf } from "./decisions.ts";

const column = (header: string, field: string | null, custom = field === null): FileColumn => ({
  ...{ position: 0, header, samples: [], field, confidence: 1, note: null },
  custom: custom ? { key: header, label: header, type: "text" } : null,
});
const phone = column("Customer #", "phone");
const alt = column("Alt phone", null);
const columns = [phone, alt, column("Empty", null, false), column("vip", "tag"), column("urgent", "tag")];
const none: Decisions = new Map();
const choices = (decisions: Decisions) => readingsOf(columns, decisions).map(({ choice }) => choice);

describe("decisions about columns", () => {
  test("a column without a decision is read as suggested", () => {
    expect(choices(none)).toEqual(["phone", "custom", "ignore", "tag", "tag"]);
    expect(choices(new Map([["Empty", "notes"]]))[2]).toBe("notes");
  });

  test("a field that is given to another column is taken from the one it was suggested for", () => {
    const given = decide(none, alt, "phone");
    expect(readingsOf(columns, given).slice(0, 2)).toEqual([
      { choice: "custom", origin: "gave_way" },
      { choice: "phone", origin: "chosen" },
    ]);
    expect(doubledColumns(given).size).toBe(0);
  });

  test("claiming it back for the first makes both stand against each other, until one is changed", () => {
    const both = decide(decide(none, alt, "phone"), phone, "phone");
    expect([...doubledColumns(both)]).toEqual([
      ["Customer #", "Alt phone"],
      ["Alt phone", "Customer #"],
    ]);
    expect(doubledColumns(decide(both, alt, "custom")).size).toBe(0);
  });

  test("choosing the suggestion again leaves no decision behind, and many columns may be tags", () => {
    const changed = decide(none, phone, "ignore");
    expect([...changed]).toEqual([["Customer #", "ignore"]]);
    expect(decide(changed, phone, "phone").size).toBe(0);
    const tags = decide(decide(none, phone, "tag"), alt, "tag");
    expect(doubledColumns(tags).size).toBe(0);
  });

  test("a saved mapping speaks only of headers that the file has, also of odd ones", () => {
    const odd = column("constructor", "name");
    const saved = { "Customer #": "phone", "Alt phone": "ignore", "Not here": "notes" };
    expect([...decisionsOf(saved, [...columns, odd])]).toEqual([["Alt phone", "ignore"]]);
  });
});
