import { describe, expect, test } from "vitest";
import { checkFile } from "./check-file.ts";

const file = (name: string, size = 10, type = "") => ({ name, size, type });

describe("checkFile", () => {
  test("lets through what may hold calls or spend, also without a known type or name", () => {
    for (const name of ["calls.csv", "calls.TSV", "calls.json", "calls.csv.gz", "calls.zip", "spend.txt"]) {
      expect(checkFile(file(name))).toBeNull();
    }
    expect(checkFile(file("CALLS.CSV", 10, "application/vnd.ms-excel"))).toBeNull();
    expect(checkFile(file("export", 10, "text/csv"))).toBeNull();
  });

  test("says what is wrong and what to do before anything is sent", () => {
    expect(checkFile(file("calls.csv", 0))).toContain("is empty");
    expect(checkFile(file("calls.xlsx"))).toContain("Save it as CSV");
    expect(checkFile(file("logo.png", 10, "image/png"))).toContain("Export it as CSV");
    expect(checkFile(file("all.csv", 3 * 1024 ** 3))).toContain("2 GB");
  });
});
