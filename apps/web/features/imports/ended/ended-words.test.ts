import { expect, test } from "vitest";
import { createFormat } from "../../../lib/format.ts";
import { undoneWords, undoWords } from "./ended-words.ts";

const format = createFormat({ locale: "en-US", timezone: "UTC", currency: "USD" });
const made = (kind: "calls" | "ad_spend", rows_inserted: number, rows_updated: number) => ({
  ...{ kind, rows_inserted, rows_updated },
});

test("undoing says exactly what goes and what returns, in the words of its kind", () => {
  expect(undoWords(made("calls", 9812, 1), format)).toBe(
    "9,812 calls that it brought go, and 1 call that it changed returns to what it was.",
  );
  expect(undoWords(made("ad_spend", 1, 0), format)).toBe("1 row of spend that it brought goes.");
});

test("afterwards it says what went", () => {
  expect(undoneWords(made("calls", 0, 2), format)).toBe("2 calls that it had changed are as they were before.");
  expect(undoneWords(made("calls", 0, 0), format)).toBe("Nothing of it is left.");
});
