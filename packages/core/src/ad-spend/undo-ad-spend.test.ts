import fc from "fast-check";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { inTenant } from "../context/index.ts";
import { undoAdSpend } from "./index.ts";
import { HEADER, openSpendWorkspace } from "./testing/spend-workspace.ts";

let w: Awaited<ReturnType<typeof openSpendWorkspace>>;
beforeAll(async () => {
  w = await openSpendWorkspace();
});
afterAll(() => w.close());
beforeEach(async () => {
  await w.changeOrganization();
});

const undo = (importId: string) => inTenant(w.context(), (tx) => undoAdSpend(tx, w.organizationId(), importId));

describe("undoAdSpend", () => {
  const line = fc.record({ key: fc.integer({ min: 0, max: 4 }), cost: fc.integer({ min: 0, max: 3 }) });
  const fileOf = (lines: { key: number; cost: number }[]) =>
    [
      HEADER,
      ...new Map(lines.map(({ key, cost }) => [key, `2026-03-0${1 + key},google,cpc,A,${cost},${key},`])).values(),
    ].join("\n");

  test("the state before is back exactly when the latest import is undone", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(line, { maxLength: 6 }), fc.array(line, { maxLength: 6 }), async (first, second) => {
        await w.changeOrganization();
        await w.importFile(fileOf(first));
        const before = await w.state();
        const { id } = await w.importFile(fileOf(second));
        await undo(id);
        expect(await w.state()).toEqual(before);
      }),
      { numRuns: 25 },
    );
  });

  test("an import in the middle is undone as if it had never run, whichever goes next", async () => {
    const a = fileOf([
      { key: 0, cost: 1 },
      { key: 1, cost: 1 },
    ]);
    const b = fileOf([
      { key: 1, cost: 2 },
      { key: 2, cost: 2 },
    ]);
    const c = fileOf([
      { key: 2, cost: 3 },
      { key: 1, cost: 3 },
      { key: 3, cost: 3 },
    ]);
    await w.importFile(a);
    await w.importFile(c);
    const withoutB = await w.spend();
    await w.changeOrganization();
    const [first, second, third] = [await w.importFile(a), await w.importFile(b), await w.importFile(c)];
    await undo(second.id);
    expect(await w.spend()).toEqual(withoutB);
    await undo(third.id);
    expect((await w.spend()).map((row) => [row[0], row[4]])).toEqual([
      ["2026-03-01", 100],
      ["2026-03-02", 100],
    ]);
    await undo(first.id);
    expect(await w.state()).toEqual([]);
  });

  test("another organization's rows stay, also when they are of the same day and campaign", async () => {
    const file = fileOf([{ key: 0, cost: 1 }]);
    await w.importFile(file);
    const theirs = await w.changeOrganization();
    const { id } = await w.importFile(file);
    await undo(id);
    expect(await w.spend()).toEqual([]);
    await w.changeOrganization(theirs);
    expect(await w.spend()).toHaveLength(1);
  });
});
