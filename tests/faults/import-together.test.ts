import {
  cancelImport,
  createImport,
  getImport,
  ingestCalls,
  runImport,
  runUndo,
  undoImport,
} from "@parley/core/imports";
import { decodeId, newUuid } from "@parley/platform";
import type { TestOrganization } from "@parley/testing";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createWorld } from "../../packages/core/src/imports/tests/world.ts";
import { call, callLog, changedCallLog, toCallCsv } from "./import-files.ts";

let world: Awaited<ReturnType<typeof createWorld>>;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());

async function upload(org: TestOrganization, text: string) {
  const content = (async function* () {
    yield Buffer.from(text);
  })();
  const { id } = await createImport(org.context, { storage: world.storage }, { fileName: "calls.csv", content });
  return { id, payload: { organizationId: org.organizationId, importId: decodeId("imp", id)! } };
}

/** Every row of every table with an organization's id in it, as text. */
async function everything({ organizationId }: TestOrganization): Promise<Record<string, string[]>> {
  const { rows } = await world.t.owner.execute<{
    name: string;
  }>(sql`select c.table_name as name from information_schema.columns c
    join information_schema.tables t using (table_schema, table_name)
    where c.table_schema = 'public' and c.column_name = 'organization_id' and t.table_type = 'BASE TABLE' order by 1`);
  const found: Record<string, string[]> = {};
  for (const { name } of rows) {
    const all = await world.t.owner.execute<{ row: string }>(
      sql`select ctid::text || t::text as row from ${sql.identifier(name)} t where organization_id = ${organizationId} order by 1`,
    );
    found[name] = all.rows.map(({ row }) => row);
  }
  return found;
}

test("importing, merging, canceling and undoing in one organization leaves every byte of another as it was", async () => {
  const [mine, theirs] = [await world.t.createOrganization(), await world.t.createOrganization()];
  await world.importCsv(theirs, callLog(500), 100);
  await world.importCsv(theirs, changedCallLog(500), 100);
  const before = await everything(theirs);
  expect(before.calls!.length).toBeGreaterThan(500);
  expect(before.import_changes!.length).toBeGreaterThan(100);
  // The same calls of the same account, by the same ids.
  await world.importCsv(mine, callLog(500), 100);
  const second = await world.importCsv(mine, changedCallLog(500), 100);
  await world.undo(mine, second.id);
  await ingestCalls(world.deps(mine), { organizationId: mine.organizationId, sourceId: newUuid() }, [apiCall(3)]);
  const { id, payload } = await upload(mine, callLog(500));
  await cancelImport(mine.context, id);
  await runImport(world.deps(mine), payload);
  expect(await everything(theirs)).toEqual(before);
});

test("a canceled import stops within a batch, keeps what it read, and its undo restores exactly", async () => {
  const org = await world.t.createOrganization();
  await world.importCsv(org, callLog(3_000), 3_000);
  const before = await world.exactState(org);
  const { id, payload } = await upload(org, changedCallLog(9_000));
  let transactions = 0;
  const { bulk } = world.t;
  const canceling: typeof bulk = {
    ...bulk,
    transaction: async (organizationId, work) => {
      if (++transactions === 12) await cancelImport(org.context, id);
      return bulk.transaction(organizationId, work);
    },
  };
  await runImport({ ...world.deps(org), bulk: canceling, batchRows: 100 }, payload);
  const canceled = await getImport(org.context, id);
  const { status, rowsRead, rowsInserted, rowsUpdated, rowsUnchanged, rowsRejected } = canceled;
  expect(status).toBe("canceled");
  expect(rowsRead).toBeGreaterThan(0);
  expect(rowsRead).toBeLessThanOrEqual(1_100);
  expect(rowsInserted + rowsUpdated + rowsUnchanged + rowsRejected).toBe(rowsRead);
  const { rows } = await world.t.owner.execute(sql`
    select phone from callers where organization_id = ${org.organizationId} and (first_at, first_call_id) <> (
      select called_at, id from calls c where c.organization_id = callers.organization_id and c.phone = callers.phone
      order by called_at, id limit 1)`);
  expect(rows).toEqual([]);
  await undoImport(org.context, id);
  await runUndo(world.deps(org), payload);
  expect(await world.exactState(org)).toEqual(before);
});

test("imports of two organizations run at once", async () => {
  const orgs = [await world.t.createOrganization(), await world.t.createOrganization()];
  const ended = await Promise.all(orgs.map((org) => world.importCsv(org, callLog(8_000), 500)));
  expect(ended.map(({ status, rowsInserted }) => [status, rowsInserted])).toEqual([
    ["completed", 7_920],
    ["completed", 7_920],
  ]);
  expect(await world.state(orgs[0]!)).toEqual(await world.state(orgs[1]!));
});

/** A call as CTM's API says it. */
const apiCall = (n: number, more: Record<string, unknown> = {}) => ({
  ...{ id: n, account_id: 9724, direction: "inbound", caller_number: `+1760555${String(1000 + ((n * 7) % 3000))}` },
  ...{ unix_time: Math.floor(Date.UTC(2026, 0, 1) / 1000) + n * 97, status: "answered", source: `Source ${n % 40}` },
  ...{ duration: 323, talk_time: 308, ring_time: 15 },
  ...more,
});

/** When call n begins, as the clocks of New York say it in winter. */
const inNewYork = (n: number) =>
  new Date(Date.UTC(2026, 0, 1, -5) + n * 97_000).toISOString().slice(0, 19).replace("T", " ");

test("a file and single calls about the same calls at once: each lands, none twice, and nothing fails", async () => {
  const org = await world.t.createOrganization();
  // The API says when in seconds since 1970, the file by the clocks of New York.
  const log = Array.from({ length: 3_000 }, (_, i) => call(i, { DateTime: inNewYork(i), Notes: "long ".repeat(60) }));
  const { id, payload } = await upload(org, toCallCsv(log));
  const source = { organizationId: org.organizationId, sourceId: newUuid() };
  let running = true;
  const run = runImport({ ...world.deps(org), batchRows: 100 }, payload).finally(() => {
    running = false;
  });
  let rounds = 0;
  // Backwards and of all over the file, so that both bring the same calls in another order.
  for (let at = 0; running; at = (at + 1) % 30) {
    const records = Array.from({ length: 95 }, (_, i) => apiCall(2_999 - at - i * 30));
    const outcome = await ingestCalls(world.deps(org), source, records);
    expect(outcome.refused).toEqual([]);
    rounds += 1;
  }
  await run;
  expect(rounds).toBeGreaterThan(1);
  const ended = await getImport(org.context, id);
  expect(ended).toMatchObject({ status: "completed", rowsRead: 3_000, rowsRejected: 0 });
  const { calls, callers, orphans } = await world.state(org);
  expect(calls.map((row) => row.notes).filter((notes) => notes !== "long ".repeat(60).trim())).toEqual([]);
  expect([calls.length, orphans.length]).toEqual([3_000, 0]);
  expect(new Set(callers.map(({ phone }) => phone)).size).toBe(new Set(log.map((row) => row["Customer #"])).size);
});

test("a webhook's start, the file, and the webhook's end, each twice, make one call with its history", async () => {
  const org = await world.t.createOrganization();
  const source = { organizationId: org.organizationId, sourceId: newUuid() };
  const n = 4_241;
  const started = apiCall(n, { status: "in progress", duration: null, talk_time: null, ring_time: null });
  const ended = apiCall(n, { status: "answered", sale: { score: 4 }, notes: "Wants a quote" });
  const file = toCallCsv([call(n, { "CSR Call Score": "2", DateTime: inNewYork(n), Notes: "" })]);
  const ingest = (record: Record<string, unknown>) => ingestCalls(world.deps(org), source, [record]);

  expect(await ingest(started)).toMatchObject({ rowsInserted: 1 });
  expect(await ingest(started)).toMatchObject({ rowsInserted: 0, rowsUpdated: 0, rowsUnchanged: 1 });
  const status = async () => (await world.state(org)).calls.map((row) => row.status);
  expect(await status()).toEqual(["in_progress"]);
  expect(await world.importCsv(org, file)).toMatchObject({ rowsInserted: 0, rowsUpdated: 1 });
  expect(await world.importCsv(org, file)).toMatchObject({ rowsInserted: 0, rowsUpdated: 0, rowsUnchanged: 1 });
  expect(await status()).toEqual(["answered"]);
  expect(await ingest(ended)).toMatchObject({ rowsUpdated: 1 });
  const state = await world.exactState(org);
  for (const late of [ended, started]) expect(await ingest(late)).toMatchObject({ rowsInserted: 0, rowsUpdated: 0 });
  expect(await world.exactState(org)).toEqual(state);
  expect(state.calls).toHaveLength(1);
  expect(state.calls[0]).toMatchObject({
    status: "answered",
    duration_seconds: 323,
    agent: "Agent 2",
    score: 4,
    notes: "Wants a quote",
  });
  const { rows } =
    await world.t.owner.execute(sql`select field, old_value, new_value, split_part(changed_by, ':', 1) as by
    from call_field_history where organization_id = ${org.organizationId} and field = 'score' order by changed_at`);
  expect(rows).toEqual([
    { field: "score", old_value: null, new_value: "2", by: "import" },
    { field: "score", old_value: "2", new_value: "4", by: "source" },
  ]);
});
