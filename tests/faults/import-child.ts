import { runImport, runUndo } from "@parley/core/imports";
import { createDiskStorage } from "@parley/core/storage";
import { type BulkTransaction, openBulkDatabase, openDatabase } from "@parley/db";
import { systemClock } from "@parley/platform";

/** What the test tells a process of its own to do. */
export interface Order {
  verb: "import" | "undo";
  organizationId: string;
  importId: string;
}

/** Tells how far it is, so that it can be killed there. */
export type Report = "ready" | "transaction" | "statement" | "settling" | "done" | { failed: string };

const [appUrl, ownerUrl, folder, batchRows] = process.argv.slice(2) as [string, string, string, string];
const { db } = openDatabase(appUrl, { max: 3 });
const bulk = openBulkDatabase(ownerUrl, { max: 2 });
const report = (what: Report) => process.send!(what);

/** The importer's database, telling of each transaction and statement when it begins. */
const told: typeof bulk = {
  ...bulk,
  transaction: (organizationId, work) => {
    report("transaction");
    return bulk.transaction(organizationId, (tx) => work(telling(tx)));
  },
};

function telling(tx: BulkTransaction): BulkTransaction {
  return {
    ...tx,
    query: (text, values) => {
      report(text.includes("insert into callers") ? "settling" : "statement");
      return tx.query(text, values);
    },
  };
}

process.on("unhandledRejection", (error) => {
  report({ failed: `unhandled: ${error}` });
  process.exit(1);
});
process.on("message", ({ verb, ...payload }: Order) => {
  const deps = { db, bulk: told, clock: systemClock, storage: createDiskStorage(folder) };
  const work = verb === "undo" ? runUndo(deps, payload) : runImport({ ...deps, batchRows: Number(batchRows) }, payload);
  work.then(
    () => report("done"),
    (error: Error) => report({ failed: error.stack ?? error.message }),
  );
});
report("ready");
