import { expect, test } from "vitest";
import { cohortTable } from "./cohort-table.ts";

test("shares are of the cohort's callers, conversions add up, and the future has no cells", () => {
  const sizes = [
    { cohort: "2026-01-01", callers: 10, lastAge: 2 },
    { cohort: "2026-02-01", callers: 4, lastAge: 1 },
    { cohort: "2026-03-01", callers: 0, lastAge: 0 },
  ];
  const counts = [
    { cohort: "2026-01-01", age: 0, calledAgain: 3, converted: 2 },
    { cohort: "2026-01-01", age: 2, calledAgain: 1, converted: 1 },
    { cohort: "2026-02-01", age: 1, calledAgain: 4, converted: 0 },
  ];
  const [january, february, march] = cohortTable(sizes, counts);
  expect(january!.cells.map(({ calledAgainShare }) => calledAgainShare)).toEqual([0.3, 0, 0.1]);
  expect(january!.cells.map(({ convertedSoFar }) => convertedSoFar)).toEqual([2, 2, 3]);
  expect(january!.cells.map(({ convertedSoFarShare }) => convertedSoFarShare)).toEqual([0.2, 0.2, 0.3]);
  expect(february!.cells).toHaveLength(2);
  expect(february!.cells[1]).toMatchObject({ calledAgain: 4, calledAgainShare: 1 });
  expect(march).toEqual({
    cohort: "2026-03-01",
    callers: 0,
    cells: [expect.objectContaining({ calledAgainShare: 0 })],
  });
});
