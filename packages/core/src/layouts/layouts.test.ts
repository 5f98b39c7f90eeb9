import { newUuid } from "@parley/platform";
import { createTestDatabase, type TestDatabase, type TestOrganization } from "@parley/testing";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Context, permissionsOfRole, permissionsOfScopes } from "../context/index.ts";
import { getLayout, putLayout } from "./index.ts";

let t: TestDatabase;
let home: TestOrganization;
beforeAll(async () => {
  t = await createTestDatabase();
  home = await t.createOrganization();
});
afterAll(() => t.close());

test("a person's arrangement is theirs, of one tab, and replaces the one before", async () => {
  expect(await getLayout(home.context, { tab: "overview" })).toEqual({ tab: "overview", position: [], hidden: [] });
  await putLayout(home.context, { tab: "overview", position: ["a"], hidden: ["b"] });
  const layout = { tab: "overview" as const, position: ["top-sources", "calls_over_time"], hidden: ["map"] };
  expect(await putLayout(home.context, layout)).toEqual(layout);
  expect(await getLayout(home.context, { tab: "overview" })).toEqual(layout);
  expect(await getLayout(home.context, { tab: "executive" })).toMatchObject({ position: [], hidden: [] });
  const other = await t.createOrganization();
  const colleague: Context = { ...home.context, actor: { kind: "user", userId: other.userId } };
  expect(await getLayout(colleague, { tab: "overview" })).toMatchObject({ position: [], hidden: [] });
  expect(await putLayout(home.context, { tab: "overview" })).toMatchObject({ position: [], hidden: [] });
});

test("an unknown tab, a card named twice and what is no card's key are refused by name", async () => {
  for (const [bad, pointer] of [
    [{ tab: "secrets" }, "/tab"],
    [{ tab: "overview", position: ["a", "a"] }, "/position"],
    [{ tab: "overview", hidden: ["<script>"] }, "/hidden/0"],
    [{ tab: "overview", position: Array.from({ length: 201 }, (_, i) => `c${i}`) }, "/position"],
  ] as const) {
    await expect(putLayout(home.context, bad as never)).rejects.toMatchObject({ fields: [{ pointer }] });
  }
});

test("a tab that one may not open has no layout, and an API key is told that layouts belong to people", async () => {
  const viewer: Context = { ...home.context, permissions: permissionsOfRole("viewer") };
  await expect(getLayout(viewer, { tab: "executive" })).rejects.toMatchObject({ kind: "forbidden" });
  await expect(putLayout(viewer, { tab: "executive" })).rejects.toMatchObject({ kind: "forbidden" });
  const actor = { kind: "api_key" as const, keyId: newUuid() };
  const key: Context = { ...home.context, actor, permissions: permissionsOfScopes(["*"]) };
  for (const act of [() => getLayout(key, { tab: "overview" }), () => putLayout(key, { tab: "overview" })]) {
    await expect(act()).rejects.toThrow("A dashboard's layout belongs to a signed-in person, and an API key is none.");
  }
});
