import type { TestOrganization } from "@parley/testing";
import { createTestDatabase, type TestDatabase } from "@parley/testing";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { inTenant } from "../../context/index.ts";
import { appendEvent, dispatchEvents, type EventType } from "../../events/index.ts";
import { linkAfterEvents, linkJourneys } from "../index.ts";

let t: TestDatabase;
let org: TestOrganization;
beforeAll(async () => {
  t = await createTestDatabase();
});
afterAll(() => t.close());
beforeEach(async () => {
  org = await t.createOrganization();
});

const happen = async (...types: EventType[]) => {
  await inTenant(org.context, async (tx) => {
    for (const type of types) await appendEvent(tx, org.context, { type, subjectId: "call_x" });
  });
  await dispatchEvents(t.db, org.organizationId, [linkAfterEvents]);
};
const jobs = async () => {
  const { rows } = await t.owner.execute<{
    n: number;
  }>(sql`select count(*)::int as n from graphile_worker._private_jobs j
    join graphile_worker._private_tasks k on k.id = j.task_id
    where k.identifier = 'link_journeys' and j.payload->>'organizationId' = ${org.organizationId}`);
  return rows[0]!.n;
};
const isPending = async () => {
  const { rows } = await t.owner.execute<{ read_id: string | null }>(
    sql`select read_id from journey_state where organization_id = ${org.organizationId}`,
  );
  return rows[0]?.read_id != null;
};

test("an import and calls lead to one waiting job, however many they are", async () => {
  await happen("import.finished", "call.updated", "call.completed");
  await happen("call.updated");
  expect(await jobs()).toBe(1);
});

test("only an import says that journeys are not complete, until the job has run", async () => {
  await happen("call.completed");
  expect(await isPending()).toBe(false);
  await happen("import.finished");
  expect(await isPending()).toBe(true);
  await linkJourneys({ db: t.db, clock: org.context.clock }, { organizationId: org.organizationId });
  expect(await isPending()).toBe(false);
});

test("what changes no call leads to no job", async () => {
  await happen("member.joined", "import.progressed");
  expect(await jobs()).toBe(0);
});
