import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createWorld, earlier, HEADER, optional, stories, toCsv } from "./world.ts";

let world: Awaited<ReturnType<typeof createWorld>>;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());

const RUNS = { numRuns: 8 };
/** Each run imports several files into organizations of its own. */
const LIMIT = 120_000;
const sum = (summary: { rowsInserted: number; rowsUpdated: number; rowsUnchanged: number; rowsRejected: number }) =>
  summary.rowsInserted + summary.rowsUpdated + summary.rowsUnchanged + summary.rowsRejected;

test(
  "inserted, updated, unchanged and rejected rows are the rows read, and a second time nothing changes",
  () =>
    fc.assert(
      fc.asyncProperty(stories, fc.array(fc.nat(30), { maxLength: 5 }), async (calls, broken) => {
        const org = await world.t.createOrganization();
        const rows = calls.map((call, i) =>
          broken.includes(i) ? { ...call, cells: { ...call.cells, Duration: "12:99" } } : call,
        );
        const file = toCsv([...rows, ...rows.slice(0, 3)]);
        const first = await world.importCsv(org, file);
        expect(sum(first)).toBe(first.rowsRead);
        expect(first.rowsRead).toBe(rows.length + Math.min(3, rows.length));
        const state = await world.exactState(org);
        const second = await world.importCsv(org, file);
        expect(second).toMatchObject({ rowsInserted: 0, rowsUpdated: 0, rowsRead: first.rowsRead });
        expect(sum(second)).toBe(second.rowsRead);
        expect(await world.exactState(org)).toEqual(state);
      }),
      RUNS,
    ),
  LIMIT,
);

test(
  "any order of files gives the same calls, whatever was known of them at the time",
  () =>
    fc.assert(
      fc.asyncProperty(
        stories,
        fc.array(fc.record({ missing: fc.subarray(optional), underWay: fc.boolean(), skip: fc.nat(3) }), {
          minLength: 1,
          maxLength: 3,
        }),
        fc.nat(),
        async (calls, looks, seed) => {
          const files = [
            toCsv(calls),
            ...looks.map(({ missing, underWay, skip }) =>
              toCsv(calls.filter((_, i) => i % 4 !== skip).map((call) => earlier(call, missing, underWay))),
            ),
          ];
          const [one, two] = [await world.t.createOrganization(), await world.t.createOrganization()];
          for (const file of files) await world.importCsv(one, file);
          const shifted = files.map((_, i) => files[(i + seed) % files.length]!);
          for (const file of shifted.reverse()) await world.importCsv(two, file);
          expect(await world.state(two)).toEqual(await world.state(one));
        },
      ),
      RUNS,
    ),
  LIMIT,
);

test(
  "undo returns the database to exactly what it was, also after a second layout of the same calls",
  () =>
    fc.assert(
      fc.asyncProperty(
        stories,
        stories,
        fc.shuffledSubarray(HEADER, { minLength: HEADER.length }),
        async (before, after, columns) => {
          const org = await world.t.createOrganization();
          await world.importCsv(org, toCsv(before));
          const state = await world.exactState(org);
          const more = after.map((call) => ({ ...call, cells: { ...call.cells, Ward: `W${call.id}` } }));
          const second = await world.importCsv(org, toCsv(more, [...columns, "Ward"]));
          expect(await world.undo(org, second.id)).toMatchObject({ status: "undone" });
          expect(await world.exactState(org)).toEqual(state);
        },
      ),
      RUNS,
    ),
  LIMIT,
);

test(
  "undoing imports in any order leaves nothing of any of them",
  () =>
    fc.assert(
      fc.asyncProperty(fc.array(stories, { minLength: 2, maxLength: 3 }), fc.nat(5), async (files, seed) => {
        const org = await world.t.createOrganization();
        const empty = await world.exactState(org);
        const ids: string[] = [];
        for (const calls of files) ids.push((await world.importCsv(org, toCsv(calls))).id);
        const order = ids.map((_, i) => ids[(i + seed) % ids.length]!);
        for (const id of seed % 2 ? order : order.reverse()) {
          const { undoUntil } = await world.undo(org, id).catch((error: { code?: string }) => {
            if (error.code === "nothing_to_undo") return { undoUntil: null };
            throw error;
          });
          expect(undoUntil).toBeNull();
        }
        expect(await world.exactState(org)).toEqual(empty);
      }),
      RUNS,
    ),
  LIMIT,
);
