import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { organizations } from "@parley/db/schema";
import { decodeId } from "@parley/platform";
import { createTestDatabase, type TestDatabase, type TestOrganization } from "@parley/testing";
import { eq, sql } from "drizzle-orm";
import { DateTime } from "luxon";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createImport, runImport, runUndo, undoImport } from "../imports/index.ts";
import { queryMetrics } from "../insights/index.ts";
import { getOrganization, updateOrganization } from "../organizations/index.ts";
import { createDiskStorage, type Storage } from "../storage/index.ts";
import { rezoneCalls } from "./index.ts";

const NOW = new Date("2026-11-20T17:00:00Z");
/** In which the file's times are written. */
const FILE_ZONE = "America/New_York";

const folder = mkdtempSync(join(tmpdir(), "parley-local-times-"));
const disk = createDiskStorage(folder);
let t: TestDatabase;
beforeAll(async () => {
  t = await createTestDatabase();
});
afterAll(async () => {
  await t.close();
  rmSync(folder, { recursive: true });
});

async function organizationIn(timezone: string): Promise<TestOrganization> {
  const made = await t.createOrganization({ timezone });
  return { ...made, context: { ...made.context, clock: { now: () => NOW } } };
}

/** A call every 37 minutes around the nights in which New York and Berlin change their clocks. */
const FILE = ["CallId,DateTime,Call Status,Direction,Talk Time,Customer #"];
for (const [from, to] of [
  ["2026-03-07", "2026-03-09"],
  ["2026-03-28", "2026-03-30"],
  ["2026-10-24", "2026-10-26"],
  ["2026-10-31", "2026-11-02"],
]) {
  const end = DateTime.fromISO(to!, { zone: "utc" });
  for (let at = DateTime.fromISO(from!, { zone: "utc" }); at < end; at = at.plus({ minutes: 37 })) {
    const id = FILE.length;
    FILE.push(`${id},${at.toFormat("yyyy-MM-dd HH:mm:ss")},Answered,inbound,00:01:00,+1212555${1000 + (id % 90)}`);
  }
}

const deps = (storage: Storage) => ({ db: t.db, bulk: t.bulk, clock: { now: () => NOW }, storage });

async function importFile(org: TestOrganization, lines = FILE, storage = disk): Promise<string> {
  const content = (async function* () {
    yield Buffer.from(lines.join("\n"));
  })();
  const { id } = await createImport(
    org.context,
    { storage: disk },
    { fileName: "calls.csv", content, timezone: FILE_ZONE },
  );
  const payload = { organizationId: org.organizationId, importId: decodeId("imp", id)! };
  await runImport({ ...deps(storage), batchRows: 50 }, payload);
  return id;
}

/** Calls by hour, day and weekday: all that the stored local times say. */
async function numbersOf({ context }: TestOrganization) {
  const ask = async (...dimensions: string[]) => {
    const query = { measures: ["calls"], dimensions, range: { from: "2026-03-01", to: "2026-11-19" } };
    return (await queryMetrics(context, query)).rows.filter(({ calls }) => calls !== 0);
  };
  return { hours: await ask("hour_of_day"), days: await ask("day"), all: await ask("day", "hour_of_day", "weekday") };
}

async function setZone({ organizationId }: TestOrganization, timezone: string): Promise<void> {
  await t.owner.update(organizations).set({ timezone }).where(eq(organizations.id, organizationId));
}

async function waitingJobs({ organizationId }: TestOrganization): Promise<unknown[]> {
  const { rows } = await t.owner.execute(sql`select payload from graphile_worker._private_jobs j
    join graphile_worker._private_tasks k on k.id = j.task_id
    where k.identifier = 'rezone_calls' and payload ->> 'organizationId' = ${organizationId}`);
  return rows.map(({ payload }) => payload);
}

/** Calls whose local times are not those of the organization's zone. */
async function misplaced({ organizationId }: TestOrganization): Promise<number> {
  const { rows } = await t.owner.execute<{ n: number }>(sql`select count(*)::int as n from calls c
    join organizations o on o.id = c.organization_id where o.id = ${organizationId} and
    (local_date, local_hour, local_dow) is distinct from ((called_at at time zone o.timezone)::date,
      extract(hour from called_at at time zone o.timezone)::smallint, extract(isodow from called_at at time zone o.timezone)::smallint)`);
  return rows[0]!.n;
}

describe("after a change of the time zone", () => {
  test("every number by hour, day and weekday is that of a fresh import in the new zone, over nights that change their clocks", async () => {
    const fresh = await organizationIn("Europe/Berlin");
    await importFile(fresh);
    const expected = await numbersOf(fresh);
    expect(expected.all.length).toBeGreaterThan(150);

    const atOnce = await organizationIn(FILE_ZONE);
    await importFile(atOnce);
    expect(await numbersOf(atOnce)).not.toEqual(expected);
    const { rezoningSince } = await updateOrganization(atOnce.context, { timezone: "Europe/Berlin" });
    expect(await numbersOf(atOnce)).toEqual(expected);
    expect([rezoningSince, await waitingJobs(atOnce)]).toEqual([null, []]);

    const bySlices = await organizationIn(FILE_ZONE);
    await importFile(bySlices);
    await setZone(bySlices, "Europe/Berlin");
    await rezoneCalls({ ...deps(disk), sliceRows: 7 }, { organizationId: bySlices.organizationId });
    expect(await numbersOf(bySlices)).toEqual(expected);
  });

  test("the job goes on after it was cut off, and a run more writes nothing", async () => {
    const org = await organizationIn(FILE_ZONE);
    await importFile(org);
    await setZone(org, "Asia/Kolkata");
    const all = await misplaced(org);
    const cut = new AbortController();
    const clock = { now: () => NOW };
    const payload = { organizationId: org.organizationId };
    // The first slice is committed before anybody can hear of the end.
    const run = rezoneCalls({ db: t.db, clock, signal: cut.signal, sliceRows: 100 }, payload);
    cut.abort();
    await expect(run).rejects.toThrow("this is tried again");
    expect(await misplaced(org)).toBe(all - 100);
    await rezoneCalls({ db: t.db, clock, sliceRows: 100 }, payload);
    expect(await misplaced(org)).toBe(0);
    const versions = () =>
      t.owner.execute(sql`select id, xmin::text from calls where organization_id = ${org.organizationId} order by id`);
    const before = (await versions()).rows;
    await rezoneCalls({ db: t.db, clock, sliceRows: 100 }, payload);
    expect((await versions()).rows).toEqual(before);
  });

  test("calls beyond a slice are left to a job, and the organization says so until it is through", async () => {
    const org = await organizationIn(FILE_ZONE);
    await t.owner.execute(sql`insert into calls (organization_id, id, kind, direction, status, called_at, local_date, local_hour, local_dow)
      select ${org.organizationId}::uuid, gen_random_uuid(), 'tracked', 'inbound', 'answered', '2026-03-08T00:00Z'::timestamptz + i * interval '1 minute',
        '2000-01-01', 0, 1 from generate_series(1, 20500) i`);
    const { rezoningSince } = await updateOrganization(org.context, { timezone: "Europe/Berlin" });
    expect(rezoningSince).toBeInstanceOf(Date);
    expect(await getOrganization(org.context)).toMatchObject({ timezone: "Europe/Berlin", rezoningSince });
    expect(await misplaced(org)).toBe(500);
    const [payload] = (await waitingJobs(org)) as [{ organizationId: string }];
    await rezoneCalls(deps(disk), payload);
    expect(await misplaced(org)).toBe(0);
  });
});

describe("a change of the time zone while calls are written", () => {
  /** Changes the zone when the import begins to read its rows: they are worked out in the zone before. */
  function changingStorage(org: TestOrganization, timezone: string): Storage {
    return {
      ...disk,
      read: (key, range) =>
        Readable.from(
          (async function* () {
            await updateOrganization(org.context, { timezone });
            yield* disk.read(key, range);
          })(),
        ),
    };
  }

  test("by an import reaches the calls that it wrote in the zone before", async () => {
    const org = await organizationIn(FILE_ZONE);
    await importFile(org, FILE, changingStorage(org, "Europe/Berlin"));
    expect(await misplaced(org)).toBeGreaterThan(0);
    const jobs = (await waitingJobs(org)) as [{ organizationId: string }];
    expect(jobs).toHaveLength(1);
    await rezoneCalls(deps(disk), jobs[0]);
    expect(await misplaced(org)).toBe(0);
  });
});

test("an import that is undone after the zone changed leaves its calls in the new zone", async () => {
  const org = await organizationIn(FILE_ZONE);
  await importFile(org);
  const moved = FILE.map((line, i) => (i % 3 === 1 ? line.replace(/ (\d\d):\d\d:00/, " $1:59:59") : line));
  const second = await importFile(org, moved);
  await updateOrganization(org.context, { timezone: "Asia/Kolkata" });
  await undoImport(org.context, second);
  await runUndo(deps(disk), { organizationId: org.organizationId, importId: decodeId("imp", second)! });
  expect(await misplaced(org)).toBe(0);
  const fresh = await organizationIn("Asia/Kolkata");
  await importFile(fresh);
  expect(await numbersOf(org)).toEqual(await numbersOf(fresh));
});
