import { createTestDatabase, type TestDatabase, type TestOrganization } from "@parley/testing";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { type Context, permissionsOfRole } from "../context/index.ts";
import { forgetMenus, knownMenus, listMenus, rememberMenus } from "./index.ts";

let t: TestDatabase;
let home: TestOrganization;
beforeAll(async () => {
  t = await createTestDatabase();
});
afterAll(() => t.close());
beforeEach(async () => {
  home = await t.createOrganization();
});

const SHOP = "+14155552671";
const step = (chosen: string | null, reachedPerson: boolean, path = "") => ({
  ...{ path, prompt: "For orders, press 1.", chosen, reachedPerson },
  options: [{ key: "1", say: null, label: "orders" }],
});
const heard = async (chosen: string | null, reachedPerson: boolean) => {
  await rememberMenus(home.context, SHOP, [step(chosen, reachedPerson)]);
  const [known] = await knownMenus(home.context, SHOP);
  return [known!.chosen, known!.reachedPerson];
};

test("a way that led to a person stays until it leads to nobody", async () => {
  expect(await heard("2", false)).toEqual(["2", false]);
  expect(await heard("1", true)).toEqual(["1", true]);
  // Another way that failed does not take its place.
  expect(await heard("3", false)).toEqual(["1", true]);
  expect(await heard(null, false)).toEqual(["1", true]);
  // The shop has changed its menu.
  expect(await heard("1", false)).toEqual(["1", false]);
  expect(await heard("4", true)).toEqual(["4", true]);
  expect(await heard("5", true)).toEqual(["5", true]);
});

test("of a menu that was heard twice in one call the last choice is kept", async () => {
  await rememberMenus(home.context, SHOP, [step("9", false), step("1", true), step("2", true, "1")]);
  expect((await knownMenus(home.context, SHOP)).map(({ path, chosen }) => [path, chosen])).toEqual([
    ["", "1"],
    ["1", "2"],
  ]);
  expect((await listMenus(home.context)).data[0]).toMatchObject({ phone: SHOP, heardCount: 1 });
});

test("menus are one organization's, and forgotten by whoever may", async () => {
  await rememberMenus(home.context, SHOP, [step("1", true)]);
  await rememberMenus(home.context, "anonymous", [step("1", true)]);
  const stranger = await t.createOrganization();
  expect(await knownMenus(stranger.context, SHOP)).toEqual([]);
  await expect(forgetMenus(stranger.context, SHOP)).rejects.toMatchObject({ kind: "not_found" });
  const viewer: Context = { ...home.context, permissions: permissionsOfRole("viewer") };
  await expect(forgetMenus(viewer, SHOP)).rejects.toMatchObject({ kind: "forbidden" });
  await forgetMenus(home.context, SHOP);
  expect(await knownMenus(home.context, SHOP)).toEqual([]);
});

test("pages of menus go on where they ended", async () => {
  await rememberMenus(home.context, SHOP, [step("1", true), step("2", true, "1"), step("3", true, "1>2")]);
  await rememberMenus(home.context, "+14155552672", [step("1", true)]);
  const first = await listMenus(home.context, { limit: 2 });
  const second = await listMenus(home.context, { limit: 2, cursor: first.nextCursor! });
  expect([...first.data, ...second.data].map(({ phone, path }) => `${phone} ${path}`)).toEqual([
    `${SHOP} `,
    `${SHOP} 1`,
    `${SHOP} 1>2`,
    "+14155552672 ",
  ]);
  expect(second.hasMore).toBe(false);
  expect((await listMenus(home.context, { phone: "+14155552672" })).data).toHaveLength(1);
  await expect(listMenus(home.context, { cursor: "x" })).rejects.toMatchObject({ fields: [{ pointer: "/cursor" }] });
});
