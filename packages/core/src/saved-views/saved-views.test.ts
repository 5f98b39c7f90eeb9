import { withTenant } from "@parley/db";
import { auditLog, members, users } from "@parley/db/schema";
import { newUuid } from "@parley/platform";
import { createTestDatabase, type TestDatabase, type TestOrganization } from "@parley/testing";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type Context, permissionsOfRole, permissionsOfScopes, type Role } from "../context/index.ts";
import { createSavedView, deleteSavedView, listSavedViews, updateSavedView } from "./index.ts";

let t: TestDatabase;
let home: TestOrganization;
/** Another person of the same organization. */
let colleague: Context;
let key: Context;
beforeAll(async () => {
  t = await createTestDatabase();
});
afterAll(() => t.close());
beforeEach(async () => {
  home = await t.createOrganization();
  colleague = await join("manager");
  key = { ...home.context, actor: { kind: "api_key", keyId: newUuid() }, permissions: permissionsOfScopes(["*"]) };
});

async function join(role: Role): Promise<Context> {
  const userId = newUuid();
  await t.owner.insert(users).values({ id: userId, name: "Colleague", email: `${userId}@example.com` });
  await t.owner.insert(members).values({ organizationId: home.organizationId, userId, role });
  return { ...home.context, actor: { kind: "user", userId }, permissions: permissionsOfRole(role) };
}

const view = (name: string, more: Partial<Parameters<typeof createSavedView>[1]> = {}) => {
  return { page: "overview" as const, name, query: "range=last_30_days", ...more };
};
const namesFor = async (ctx: Context, page = "overview" as const) =>
  (await listSavedViews(ctx, { page })).views.map(({ name, mine }) => [name, mine]);

describe("who sees a view", () => {
  test("a private one only its maker, one of the team everybody who may open the page", async () => {
    const own = await createSavedView(home.context, view("Mine"));
    await createSavedView(home.context, view("Ours", { visibility: "team" }));
    expect(own).toMatchObject({ id: expect.stringMatching(/^view_/), visibility: "private", isDefault: false });
    expect(await namesFor(home.context)).toEqual([
      ["Mine", true],
      ["Ours", true],
    ]);
    for (const other of [colleague, await join("viewer"), key])
      expect(await namesFor(other)).toEqual([["Ours", false]]);
    for (const act of [
      () => updateSavedView(colleague, own.id, { name: "Taken" }),
      () => deleteSavedView(colleague, own.id),
    ]) {
      await expect(act()).rejects.toMatchObject({ kind: "not_found" });
    }
  });

  test("nobody sees, changes or makes one of a page that they may not open", async () => {
    const revenue = await createSavedView(home.context, view("Revenue", { page: "executive", visibility: "team" }));
    for (const act of [
      () => listSavedViews(colleague, { page: "executive" }),
      () => createSavedView(colleague, view("Mine", { page: "executive" })),
    ]) {
      await expect(act()).rejects.toMatchObject({ kind: "forbidden" });
    }
    await expect(() => updateSavedView(colleague, revenue.id, { name: "Taken" })).rejects.toMatchObject({
      kind: "not_found",
    });
  });
});

describe("who changes a view", () => {
  test("of the team: whoever builds dashboards; a viewer keeps private ones only", async () => {
    const viewer = await join("viewer");
    const ours = await createSavedView(home.context, view("Ours", { visibility: "team" }));
    const own = await createSavedView(viewer, view("Mine"));
    for (const act of [
      () => createSavedView(viewer, view("Theirs", { visibility: "team" })),
      () => updateSavedView(viewer, ours.id, { name: "Taken" }),
      () => updateSavedView(viewer, own.id, { visibility: "team" }),
      () => deleteSavedView(viewer, ours.id),
    ]) {
      await expect(act()).rejects.toMatchObject({ kind: "forbidden" });
    }
    expect(await updateSavedView(colleague, ours.id, { name: "Everybody's" })).toMatchObject({ name: "Everybody's" });
    await deleteSavedView(colleague, ours.id);
    await deleteSavedView(viewer, own.id);
    expect(await namesFor(viewer)).toEqual([]);
  });

  test("only its maker takes one back from the team", async () => {
    const ours = await createSavedView(home.context, view("Ours", { visibility: "team" }));
    await expect(updateSavedView(colleague, ours.id, { visibility: "private" })).rejects.toThrow(
      "Only the person who made a view can make it private.",
    );
    expect(await updateSavedView(home.context, ours.id, { visibility: "private" })).toMatchObject({ mine: true });
    expect(await namesFor(colleague)).toEqual([]);
  });

  test("an API key makes views of the team, and is told that a private one belongs to a person", async () => {
    await expect(createSavedView(key, view("Mine"))).rejects.toMatchObject({
      kind: "forbidden",
      message: "A private view belongs to a signed-in person, and an API key is none.",
    });
    expect(await createSavedView(key, view("Ours", { visibility: "team" }))).toMatchObject({ mine: false });
  });
});

describe("what a page opens with", () => {
  test("is one's own default, else the team's, and each has one at a time", async () => {
    const team = await createSavedView(home.context, view("A", { visibility: "team", isDefault: true }));
    const own = await createSavedView(home.context, view("B", { isDefault: true }));
    const opensWith = async (ctx: Context) => (await listSavedViews(ctx, { page: "overview" })).defaultId;
    expect([await opensWith(home.context), await opensWith(colleague), await opensWith(key)]).toEqual([
      own.id,
      team.id,
      team.id,
    ]);
    const other = await createSavedView(home.context, view("C", { visibility: "team" }));
    await updateSavedView(colleague, other.id, { isDefault: true });
    expect([await opensWith(home.context), await opensWith(colleague)]).toEqual([own.id, other.id]);
    await updateSavedView(home.context, own.id, { isDefault: false });
    expect(await opensWith(home.context)).toBe(other.id);
    const { views } = await listSavedViews(home.context, { page: "overview" });
    expect(views.filter(({ isDefault }) => isDefault).map(({ name }) => name)).toEqual(["C"]);
  });

  test("stays as it is on other pages and for other people", async () => {
    const mine = await createSavedView(home.context, view("A", { isDefault: true }));
    await createSavedView(home.context, view("B", { page: "calls", isDefault: true }));
    await createSavedView(colleague, view("C", { isDefault: true }));
    expect((await listSavedViews(home.context, { page: "overview" })).defaultId).toBe(mine.id);
  });

  test("is one view although two are set at once", async () => {
    await Promise.all(
      ["A", "B", "C", "D"].map((name) => createSavedView(home.context, view(name, { isDefault: true }))),
    );
    const { views } = await listSavedViews(home.context, { page: "overview" });
    expect(views.filter(({ isDefault }) => isDefault)).toHaveLength(1);
  });
});

describe("a view's query", () => {
  test("is kept to the letter, emoji and quotes included", async () => {
    const query = `filter=${encodeURIComponent('source:is:"Joe\'s" 🍕 & Söhne')}&range=custom&from=2026-01-01`;
    expect((await createSavedView(home.context, view("Pizza", { query }))).query).toBe(query);
    expect((await createSavedView(home.context, view("As it comes", { query: "" }))).query).toBe("");
  });

  test.each([
    ["a question mark", "?range=today"],
    ["a fragment", "range=today#top"],
    ["a blank", "name=two words"],
    ["a line break", "range=today\n"],
    ["a broken escape", "range=%zz"],
    ["a name that is missing", "=today"],
    ["an empty pair", "range=today&&x=1"],
    ["too much", `q=${"x".repeat(4_000)}`],
  ])("is refused with %s", async (_, query) => {
    await expect(createSavedView(home.context, view("X", { query }))).rejects.toMatchObject({
      kind: "invalid_input",
      fields: [{ pointer: "/query" }],
    });
  });
});

test("every change leaves its line in the audit log, without the view's name", async () => {
  const { id } = await createSavedView(home.context, view("Secret plan"));
  await updateSavedView(home.context, id, { name: "Other plan" });
  await deleteSavedView(home.context, id);
  const rows = await withTenant(t.db, home, (tx) =>
    tx.select().from(auditLog).where(eq(auditLog.targetId, id)).orderBy(auditLog.id),
  );
  expect(rows.map(({ action }) => action)).toEqual(["saved_view.created", "saved_view.updated", "saved_view.deleted"]);
  expect(JSON.stringify(rows)).not.toContain("plan");
});
