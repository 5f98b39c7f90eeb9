import { tmpdir } from "node:os";
import { knowledgeEntries, personaExamples, personas, phoneNumbers, scenarios } from "@parley/db/schema";
import { createTestDatabase, type TestDatabase, type TestOrganization } from "@parley/testing";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { placeCall } from "../calls/index.ts";
import { listExamples } from "../examples/index.ts";
import { createNumber, findNumberForCall, listNumbers } from "../numbers/index.ts";
import { listPersonas } from "../personas/index.ts";
import { createDiskStorage } from "../storage/index.ts";
import { removeDemo, seedDemoCalls, seedDemoPersonas } from "./index.ts";

const clock = { now: () => new Date("2026-11-21T17:30:00Z") };
const storage = createDiskStorage(tmpdir());
let t: TestDatabase;
let home: TestOrganization;
beforeAll(async () => {
  t = await createTestDatabase();
});
afterAll(() => t.close());
beforeEach(async () => {
  home = await t.createOrganization();
  await t.owner.delete(phoneNumbers);
});

const tables = { personas, knowledgeEntries, personaExamples, phoneNumbers, scenarios };
async function counts() {
  const found: Record<string, number> = {};
  for (const [name, table] of Object.entries(tables)) {
    found[name] = await t.owner.$count(table, eq(table.organizationId, home.organizationId));
  }
  return found;
}
async function seeded() {
  const scope = { organizationId: home.organizationId };
  await seedDemoCalls({ db: t.db, clock }, { ...scope, count: 300, withTranscript: 5 });
  await seedDemoPersonas({ db: t.db, clock }, scope);
}

test("a demo workspace has personas, all said to be samples, and seeding it again changes nothing", async () => {
  await seeded();
  const once = await counts();
  expect(once).toMatchObject({ personas: 2, phoneNumbers: 1, scenarios: 2 });
  await seedDemoPersonas({ db: t.db, clock }, { organizationId: home.organizationId });
  expect(await counts()).toEqual(once);
  const { items } = await listPersonas(home.context);
  for (const { name } of items) expect(name).toMatch(/\(sample\)$/);
  const front = items.find(({ name }) => name.startsWith("Front desk"))!;
  const examples = (await listExamples(home.context, front.id)).items;
  expect(examples.length).toBeGreaterThanOrEqual(3);
  for (const { situation, answer } of examples) expect(situation.length * answer.length).toBeGreaterThan(0);
  const [number] = (await listNumbers(home.context)).items;
  expect(number).toMatchObject({ personaId: front.id });
  expect(await findNumberForCall(t.bulk, number!.number)).not.toBeNull();
});

test("a second demo workspace of an installation does without the number", async () => {
  await seeded();
  const second = await t.createOrganization();
  await seedDemoPersonas({ db: t.db, clock }, { organizationId: second.organizationId });
  expect((await listNumbers(second.context)).items).toEqual([]);
  expect((await listPersonas(second.context)).items).toHaveLength(2);
});

test("removing the demo removes its personas, and leaves one that somebody has put to use", async () => {
  await seeded();
  const { items } = await listPersonas(home.context);
  const reminders = items.find(({ name }) => name.startsWith("Appointment"))!;
  await placeCall(home.context, { to: "+15005550100", purpose: "Mine", personaId: reminders.id });
  await removeDemo(home.context, { storage });
  expect(await counts()).toEqual({
    ...{ personas: 1, knowledgeEntries: 0, personaExamples: 0, phoneNumbers: 0, scenarios: 0 },
  });
  expect((await listPersonas(home.context)).items[0]!.id).toBe(reminders.id);
});

test("a persona that answers a number of somebody's stays too", async () => {
  await seeded();
  const [first] = (await listPersonas(home.context)).items;
  await createNumber(home.context, { number: "+14155552671", personaId: first!.id });
  await removeDemo(home.context, { storage });
  expect((await listPersonas(home.context)).items.map(({ id }) => id)).toEqual([first!.id]);
});
