import { auditLog, phoneNumbers } from "@parley/db/schema";
import { decodeId, newUuid } from "@parley/platform";
import { createTestDatabase, type TestDatabase, type TestOrganization } from "@parley/testing";
import { asc, eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { type Context, permissionsOfRole } from "../context/index.ts";
import { archivePersona, createPersona, getPersona, listPersonas, updatePersona } from "./index.ts";

let t: TestDatabase;
let home: TestOrganization;
beforeAll(async () => {
  t = await createTestDatabase();
});
afterAll(() => t.close());
beforeEach(async () => {
  home = await t.createOrganization();
});

test("a change leaves alone what was not sent", async () => {
  const made = await createPersona(home.context, {
    name: "Kate",
    instructions: "Be brief.",
    maxDurationSeconds: 300,
    consentLine: false,
    transferTargets: [{ name: "Front desk", number: "+1 (415) 555-2671", when: "They ask for a person", warm: true }],
  });
  expect(made).toMatchObject({
    language: "en",
    record: true,
    engine: "cascade",
    voicemailAction: "leave",
    learns: true,
  });
  expect(made.transferTargets[0]!.number).toBe("+14155552671");
  const changed = await updatePersona(home.context, made.id, { name: "Ann" });
  expect(changed).toEqual({ ...made, name: "Ann", updatedAt: changed.updatedAt });
  expect(await getPersona(home.context, made.id)).toEqual(changed);
});

test("an archived persona leaves the list, stays readable and comes back", async () => {
  const { id } = await createPersona(home.context, { name: "Kate" });
  await archivePersona(home.context, id);
  expect((await listPersonas(home.context)).items).toEqual([]);
  expect((await listPersonas(home.context, { archived: true })).items.map((one) => one.id)).toEqual([id]);
  expect((await getPersona(home.context, id)).archivedAt).not.toBeNull();
  await updatePersona(home.context, id, { archived: false });
  expect((await listPersonas(home.context)).items.map((one) => one.id)).toEqual([id]);
});

test("a persona that answers a number cannot be archived away under it", async () => {
  const { id } = await createPersona(home.context, { name: "Kate" });
  const personaId = decodeId("persona", id);
  const number = { organizationId: home.organizationId, id: newUuid(), number: "+14155552671", personaId };
  await t.owner.insert(phoneNumbers).values(number);
  await expect(archivePersona(home.context, id)).rejects.toMatchObject({ code: "persona_answers_number" });
  expect((await getPersona(home.context, id)).archivedAt).toBeNull();
});

test("tools of another organization cannot be given to a persona", async () => {
  await expect(createPersona(home.context, { name: "Kate", toolIds: ["tool_1"] })).rejects.toMatchObject({
    fields: [{ pointer: "/toolIds" }],
  });
});

test("whoever may only read personas changes none; another organization has none of them", async () => {
  const { id } = await createPersona(home.context, { name: "Kate" });
  const viewer: Context = { ...home.context, permissions: permissionsOfRole("viewer") };
  expect((await getPersona(viewer, id)).name).toBe("Kate");
  for (const act of [
    () => createPersona(viewer, { name: "x" }),
    () => updatePersona(viewer, id, { name: "x" }),
    () => archivePersona(viewer, id),
  ]) {
    await expect(act()).rejects.toMatchObject({ kind: "forbidden" });
  }
  const stranger = await t.createOrganization();
  await expect(getPersona(stranger.context, id)).rejects.toMatchObject({ kind: "not_found" });
  await expect(updatePersona(stranger.context, id, { name: "x" })).rejects.toMatchObject({ kind: "not_found" });
});

test("pages go on where they ended while personas are added", async () => {
  for (const name of ["One", "Two", "Three"]) await createPersona(home.context, { name });
  const first = await listPersonas(home.context, { limit: 2 });
  await createPersona(home.context, { name: "Four" });
  const second = await listPersonas(home.context, { limit: 2, after: first.next! });
  expect([...first.items, ...second.items].map(({ name }) => name)).toEqual(["Three", "Two", "One"]);
  expect(second.next).toBeNull();
});

test("what no telephone, database or list can hold is refused by name", async () => {
  const target = { name: "Desk", number: "+14155552671", when: "" };
  for (const [bad, pointer] of [
    [{ name: " " }, "/name"],
    [{ instructions: "a\u0000b" }, "/instructions"],
    [{ maxDurationSeconds: 5 }, "/maxDurationSeconds"],
    [{ maxCostMicrodollars: 0.5 }, "/maxCostMicrodollars"],
    [{ transferTargets: [{ ...target, number: "12" }] }, "/transferTargets/0/number"],
    [{ transferTargets: [target, { ...target, name: "desk" }] }, "/transferTargets"],
    [{ voice: "robot" as "male" }, "/voice"],
  ] as const) {
    const input = { name: "Kate", ...bad } as Parameters<typeof createPersona>[1];
    await expect(createPersona(home.context, input)).rejects.toMatchObject({ fields: [{ pointer }] });
  }
});

test("every change stands in the audit log by its fields, without their words", async () => {
  const { id } = await createPersona(home.context, { name: "Kate" });
  await updatePersona(home.context, id, { instructions: "The code of the safe is 1234." });
  await archivePersona(home.context, id);
  const rows = await t.owner.select().from(auditLog).where(eq(auditLog.targetId, id)).orderBy(asc(auditLog.id));
  expect(rows.map(({ action, details }) => [action, details])).toEqual([
    ["persona.created", { name: "Kate", engine: "cascade" }],
    ["persona.updated", { name: "Kate", fields: ["instructions"] }],
    ["persona.archived", { name: "Kate", fields: ["archived"] }],
  ]);
});
