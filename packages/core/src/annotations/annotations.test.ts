import { auditLog } from "@parley/db/schema";
import { newUuid } from "@parley/platform";
import { createTestDatabase, type TestDatabase, type TestOrganization } from "@parley/testing";
import { asc, eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { type Context, permissionsOfRole, permissionsOfScopes } from "../context/index.ts";
import { createAnnotation, deleteAnnotation, listAnnotations, updateAnnotation } from "./index.ts";

let t: TestDatabase;
let home: TestOrganization;
beforeAll(async () => {
  t = await createTestDatabase();
});
afterAll(() => t.close());
beforeEach(async () => {
  home = await t.createOrganization();
});

const days = async (range: Parameters<typeof listAnnotations>[1], ctx = home.context) =>
  (await listAnnotations(ctx, range)).map(({ day }) => day);

test("a range holds its first and last day, in the order of the days", async () => {
  for (const day of ["2026-03-31", "2026-01-01", "2026-02-28"]) {
    await createAnnotation(home.context, { day, text: `On ${day}` });
  }
  expect(await days({})).toEqual(["2026-01-01", "2026-02-28", "2026-03-31"]);
  expect(await days({ from: "2026-02-28", to: "2026-03-31" })).toEqual(["2026-02-28", "2026-03-31"]);
  expect(await days({ from: "2026-03-01", to: "2026-03-30" })).toEqual([]);
  expect(await days({ to: "2026-01-01" })).toEqual(["2026-01-01"]);
  const stranger = await t.createOrganization();
  expect(await days({}, stranger.context)).toEqual([]);
});

test("whoever asks for numbers reads them, whoever builds dashboards changes them, an API key by its scopes", async () => {
  const { id } = await createAnnotation(home.context, { day: "2026-03-31", text: " New site 🎉 " });
  const viewer: Context = { ...home.context, permissions: permissionsOfRole("viewer") };
  expect(await listAnnotations(viewer)).toEqual([{ id, day: "2026-03-31", text: "New site 🎉" }]);
  for (const act of [
    () => createAnnotation(viewer, { day: "2026-03-31", text: "x" }),
    () => updateAnnotation(viewer, id, { text: "x" }),
    () => deleteAnnotation(viewer, id),
  ]) {
    await expect(act()).rejects.toMatchObject({
      kind: "forbidden",
      message: expect.stringMatching(/^Your role does not allow this/),
    });
  }
  const actor = { kind: "api_key" as const, keyId: newUuid() };
  const key = { ...home.context, actor, permissions: permissionsOfScopes(["analytics.query"]) };
  await expect(deleteAnnotation(key, id)).rejects.toThrow(
    "This API key does not have the scope dashboards.build. Use a key that has it.",
  );
  await deleteAnnotation({ ...key, permissions: permissionsOfScopes(["dashboards.build"]) }, id);
  expect(await listAnnotations(viewer)).toEqual([]);
});

test("what is no day, no text or a range upside down is refused by name", async () => {
  const good = { day: "2026-03-31", text: "x" };
  for (const [bad, pointer] of [
    [{ ...good, day: "2026-02-30" }, "/day"],
    [{ ...good, day: "31/03/2026" }, "/day"],
    [{ ...good, text: "  " }, "/text"],
    [{ ...good, text: "x".repeat(201) }, "/text"],
    [{ ...good, text: "two\nlines" }, "/text"],
  ] as const) {
    await expect(createAnnotation(home.context, bad)).rejects.toMatchObject({ fields: [{ pointer }] });
  }
  await expect(listAnnotations(home.context, { from: "2026-04-01", to: "2026-03-31" })).rejects.toMatchObject({
    fields: [{ pointer: "/to" }],
  });
  expect((await createAnnotation(home.context, { ...good, text: "x".repeat(200) })).text).toHaveLength(200);
});

test("every change says in the audit log what stood there before, and no change says nothing", async () => {
  const { id } = await createAnnotation(home.context, { day: "2026-03-31", text: "Sale" });
  expect(await updateAnnotation(home.context, id, { text: "Sale" })).toMatchObject({ text: "Sale" });
  expect(await updateAnnotation(home.context, id, { day: "2026-04-01" })).toEqual({
    id,
    day: "2026-04-01",
    text: "Sale",
  });
  await deleteAnnotation(home.context, id);
  await expect(deleteAnnotation(home.context, id)).rejects.toMatchObject({ kind: "not_found" });
  const rows = await t.owner.select().from(auditLog).where(eq(auditLog.targetId, id)).orderBy(asc(auditLog.id));
  expect(rows.map(({ action, details }) => [action, details])).toEqual([
    ["annotation.created", { day: "2026-03-31", text: "Sale" }],
    ["annotation.updated", { from: { day: "2026-03-31", text: "Sale" }, to: { day: "2026-04-01", text: "Sale" } }],
    ["annotation.deleted", { day: "2026-04-01", text: "Sale" }],
  ]);
});
