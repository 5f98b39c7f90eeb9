import { createImport, getImport, runImport, runUndo, undoImport } from "@parley/core/imports";
import { decodeId } from "@parley/platform";
import type { TestOrganization } from "@parley/testing";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createWorld } from "../../packages/core/src/imports/tests/world.ts";
import { callLog, changedCallLog } from "./import-files.ts";

const ROWS = 7_000;

let world: Awaited<ReturnType<typeof createWorld>>;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());

/** What a restart of Postgres does to its clients: every connection ends at once. */
async function restart(): Promise<void> {
  await world.t.owner.execute(sql`select pg_terminate_backend(pid) from pg_stat_activity
    where datname = current_database() and pid <> pg_backend_pid()`);
}

/** The importer's database, restarted beneath it at a statement: before it is sent, or while a COPY is under way. */
function restartedAt(statement: number): { bulk: typeof world.t.bulk; restarted: () => boolean } {
  let left = statement;
  const { bulk } = world.t;
  const isNow = () => --left === 0;
  return {
    restarted: () => left <= 0,
    bulk: {
      ...bulk,
      transaction: (organizationId, work) =>
        bulk.transaction(organizationId, (tx) =>
          work({
            ...tx,
            query: async (text, values) => {
              if (isNow()) await restart();
              return tx.query(text, values);
            },
            copyIn: async (text, pieces) => {
              if (!isNow()) return tx.copyIn(text, pieces);
              await Promise.all([tx.copyIn(text, pieces), restart()]);
            },
          }),
        ),
    },
  };
}

async function upload(org: TestOrganization, text: string): Promise<string> {
  const content = (async function* () {
    yield Buffer.from(text);
  })();
  return (await createImport(org.context, { storage: world.storage }, { fileName: "calls.csv", content })).id;
}

/** Tries a job again until it ends, as the queue does; Postgres is restarted in every try while there are moments left. */
async function untilDone(org: TestOrganization, id: string, job: typeof runImport | typeof runUndo, moments: number[]) {
  const payload = { organizationId: org.organizationId, importId: decodeId("imp", id)! };
  let interrupted = 0;
  for (let tries = 0; tries < 100; tries++) {
    const { bulk, restarted } = restartedAt(moments[interrupted] ?? Number.POSITIVE_INFINITY);
    const outcome = await job({ ...world.deps(org), bulk, batchRows: 500 }, payload).then(
      () => "done",
      (error: Error) => error,
    );
    if (restarted()) interrupted += 1;
    if (outcome === "done") return interrupted;
    // The server takes a moment to notice that the connection with the lock is gone.
    if (!restarted()) expect(String(outcome)).toMatch(/is running|onnection|terminat/);
  }
  throw new Error("It never ended");
}

test("Postgres restarted at any statement of an import, a merge and an undo: the next tries end as if nothing had happened", async () => {
  const [calm, stormy] = [await world.t.createOrganization(), await world.t.createOrganization()];
  const first = await world.importCsv(calm, callLog(ROWS), ROWS);
  const id = await upload(stormy, callLog(ROWS));
  expect(await untilDone(stormy, id, runImport, [1, 2, 5, 6, 7, 9, 12, 14, 15, 16])).toBe(10);
  const { rowsRead, rowsInserted, rowsRejected } = first;
  const ended = { status: "completed", rowsUpdated: 0, rowsUnchanged: 0, rowsRead, rowsInserted, rowsRejected };
  expect(await getImport(stormy.context, id)).toMatchObject(ended);
  expect(await world.state(stormy)).toEqual(await world.state(calm));

  const before = await world.exactState(stormy);
  const second = await world.importCsv(calm, changedCallLog(ROWS), ROWS);
  const again = await upload(stormy, changedCallLog(ROWS));
  expect(await untilDone(stormy, again, runImport, [3, 8, 17, 25, 33, 41, 55])).toBe(7);
  const { rowsUpdated, rowsUnchanged } = second;
  expect(await getImport(stormy.context, again)).toMatchObject({ status: "completed", rowsUpdated, rowsUnchanged });
  expect(await world.state(stormy)).toEqual(await world.state(calm));

  await undoImport(stormy.context, again);
  expect(await untilDone(stormy, again, runUndo, [2, 6, 11, 19])).toBe(4);
  expect(await world.exactState(stormy)).toEqual(before);
});
