import { members, users } from "@parley/db/schema";
import { newUuid } from "@parley/platform";
import { createTestDatabase, type TestDatabase, type TestOrganization } from "@parley/testing";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Context, permissionsOfRole, type Role } from "../context/index.ts";
import {
  createDashboard,
  deleteDashboard,
  duplicateDashboard,
  getDashboard,
  listDashboards,
  updateDashboard,
} from "./index.ts";

const kpi = { id: "a", kind: "kpi", title: "Calls", x: 0, y: 0, w: 3, h: 3, query: { measures: ["calls"] } };

let t: TestDatabase;
let org: TestOrganization;
let ann: Context;
let bob: Context;
beforeAll(async () => {
  t = await createTestDatabase();
  org = await t.createOrganization();
  ann = org.context;
  bob = await addMember("manager");
});
afterAll(() => t.close());

async function addMember(role: Role): Promise<Context> {
  const userId = newUuid();
  await t.owner.insert(users).values({ id: userId, name: "Bob", email: `${userId}@example.com` });
  await t.owner.insert(members).values({ organizationId: org.organizationId, userId, role });
  return { ...ann, actor: { kind: "user", userId }, permissions: permissionsOfRole(role) };
}

const audited = async () => {
  const { rows } = await t.owner.execute<{ action: string }>(
    sql`select action from audit_log where organization_id = ${org.organizationId} and action like 'dashboard%' order by id`,
  );
  return rows.map(({ action }) => action);
};
const notFound = expect.objectContaining({ kind: "not_found" });

describe("a private board", () => {
  test("is there for its maker only, whatever another member may", async () => {
    const board = await createDashboard(ann, { name: "Mine", tiles: [kpi] });
    expect(board).toMatchObject({ visibility: "private", mine: true, version: 1, createdBy: "Test person" });
    expect((await listDashboards(ann)).items.map(({ id }) => id)).toContain(board.id);
    expect((await listDashboards(bob)).items.map(({ id }) => id)).not.toContain(board.id);
    await expect(getDashboard(bob, board.id)).rejects.toEqual(notFound);
    await expect(updateDashboard(bob, board.id, { version: 1, name: "Taken" })).rejects.toEqual(notFound);
    await expect(duplicateDashboard(bob, board.id)).rejects.toEqual(notFound);
    await expect(deleteDashboard(bob, board.id)).rejects.toEqual(notFound);
    const key: Context = { ...ann, actor: { kind: "api_key", keyId: newUuid() } };
    await expect(getDashboard(key, board.id)).rejects.toEqual(notFound);
    expect(await getDashboard(ann, board.id)).toEqual(board);
  });

  test("tells nobody of itself; one of the team tells everybody, also when it is taken away", async () => {
    const told = async () => {
      const { rows } = await t.owner.execute<{ type: string }>(
        sql`select type from domain_events where organization_id = ${org.organizationId} and type like 'dashboard%' order by id`,
      );
      return rows.map(({ type }) => type);
    };
    const before = (await told()).length;
    const { id } = await createDashboard(ann, { name: "Quiet" });
    await updateDashboard(ann, id, { version: 1, name: "Still quiet" });
    expect(await told()).toHaveLength(before);
    await updateDashboard(ann, id, { version: 2, visibility: "team" });
    await updateDashboard(ann, id, { version: 3, visibility: "private" });
    expect((await told()).slice(before)).toEqual(["dashboard.updated", "dashboard.updated"]);
  });

  test("is made by people; a key makes boards of the team", async () => {
    const key: Context = { ...ann, actor: { kind: "api_key", keyId: newUuid() } };
    expect(await createDashboard(key, { name: "By a key" })).toMatchObject({
      visibility: "team",
      mine: false,
      createdBy: null,
    });
    await expect(createDashboard(key, { name: "Mine", visibility: "private" })).rejects.toMatchObject({
      kind: "invalid_input",
    });
  });
});

describe("a board of the team", () => {
  test("is changed by everybody who builds, and read by who may only ask", async () => {
    const { id } = await createDashboard(ann, { name: "Ours", visibility: "team", tiles: [kpi] });
    const changed = await updateDashboard(bob, id, { version: 1, tiles: [{ ...kpi, title: "All calls" }] });
    expect(changed).toMatchObject({ version: 2, mine: false, name: "Ours" });
    const viewer = await addMember("viewer");
    expect((await getDashboard(viewer, id)).tiles).toEqual(changed.tiles);
    for (const act of [
      () => createDashboard(viewer, { name: "No" }),
      () => updateDashboard(viewer, id, { version: 2, name: "No" }),
      () => duplicateDashboard(viewer, id),
      () => deleteDashboard(viewer, id),
    ]) {
      await expect(act()).rejects.toMatchObject({ kind: "forbidden" });
    }
    await expect(updateDashboard(bob, id, { version: 2, visibility: "private" })).rejects.toMatchObject({
      kind: "forbidden",
    });
  });

  test("is not overwritten by a change that was made on an older version, also when two come at once", async () => {
    const { id } = await createDashboard(ann, { name: "Both", visibility: "team" });
    const results = await Promise.allSettled([
      updateDashboard(ann, id, { version: 1, name: "Ann's" }),
      updateDashboard(bob, id, { version: 1, name: "Bob's" }),
    ]);
    expect(results.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    const refused = results.find((result) => result.status === "rejected")!.reason;
    expect(refused).toMatchObject({ kind: "conflict", code: "stale_version" });
    expect(refused.message).toContain("version 2");
    expect(await getDashboard(ann, id)).toMatchObject({ version: 2 });
  });
});

test("a copy is the copier's own, with the same tiles", async () => {
  const { id, tiles } = await createDashboard(ann, { name: "Original", visibility: "team", tiles: [kpi] });
  const copy = await duplicateDashboard(bob, id);
  expect(copy).toMatchObject({ name: "Copy of Original", visibility: "private", mine: true, version: 1, tiles });
  expect(copy.id).not.toBe(id);
});

test("the list is paged, newest first, and shows where tiles stand but not what they ask", async () => {
  const other = await t.createOrganization();
  for (const name of ["1", "2", "3"]) await createDashboard(other.context, { name, tiles: [kpi] });
  const first = await listDashboards(other.context, { limit: 2 });
  expect(first.items.map(({ name }) => name)).toEqual(["3", "2"]);
  const rest = await listDashboards(other.context, { limit: 2, after: first.next! });
  expect(rest.items.map(({ name }) => name)).toEqual(["1"]);
  expect(rest.next).toBeNull();
  expect(rest.items[0]).toMatchObject({ layout: [{ id: "a", kind: "kpi", x: 0, y: 0, w: 3, h: 3 }], links: 0 });
  expect(JSON.stringify(rest.items)).not.toContain("measures");
});

test("a 61st tile is refused, and a name without words", async () => {
  const tiles = Array.from({ length: 61 }, (_, i) => ({ ...kpi, id: `t${i}` }));
  await expect(createDashboard(ann, { name: "Full", tiles })).rejects.toMatchObject({
    fields: [{ pointer: "/tiles", message: "A board holds at most 60 tiles." }],
  });
  await expect(createDashboard(ann, { name: "  " })).rejects.toMatchObject({ fields: [{ pointer: "/name" }] });
});

test("every change leaves a row in the audit log", async () => {
  const before = (await audited()).length;
  const { id } = await createDashboard(ann, { name: "Audited" });
  await updateDashboard(ann, id, { version: 1, name: "Renamed" });
  await deleteDashboard(ann, id);
  expect((await audited()).slice(before)).toEqual(["dashboard.created", "dashboard.updated", "dashboard.deleted"]);
});

test("another organization's board does not exist", async () => {
  const { id } = await createDashboard(ann, { name: "Theirs", visibility: "team" });
  const stranger = (await t.createOrganization()).context;
  await expect(getDashboard(stranger, id)).rejects.toEqual(notFound);
  await expect(deleteDashboard(stranger, id)).rejects.toEqual(notFound);
});
